#!/usr/bin/env bash
# The content of this repository can be published, and what it is warned of is known. With UPDATE=1 the
# list is written anew.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"

kept="$project/tests/content/warnings.txt"
quietly "$program" check --site "$project" --as-of "$as_of" --lang zh
if [[ -n ${UPDATE:-} ]]; then
    cp "$stage/output.txt" "$kept"
fi
same_files "$kept" "$stage/output.txt"
