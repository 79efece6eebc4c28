#!/usr/bin/env bash
# make_site.sh PROGRAM PROJECT OUTPUT: builds the golden site for whoever wants to look at it.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"

golden_repository "$stage/site"
quietly "$program" build --site "$stage/site" --as-of "$as_of" --output "$3"
