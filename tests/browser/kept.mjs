// Where the browser tests keep what somebody has looked at, and whether it is to be written anew.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const kept = path.join(path.dirname(fileURLToPath(import.meta.url)), 'kept');
export const isUpdate = Boolean(process.env.UPDATE);
