#!/usr/bin/env bash
# docs/languages/README.md is followed step by step, with the blocks that stand there: a language that the program
# has never heard of is declared, told to be missing, given words, checked, built, and a document is translated.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"

guide="$project/docs/languages/README.md"
site="$stage/site"
golden_site "$site"

# block NUMBER: the NUMBERth block of the guide in a language of its own (toml, markdown).
block() {
    awk -v wanted="$1" '/^```(toml|markdown)$/ { inside = ++count == wanted; next }
        /^```$/ { inside = 0 } inside' "$guide"
}
mingbai() { "$program" "$@" --site "$site" --as-of "$as_of" --lang en; }
says() { grep -qF -- "$1" "$stage/said.txt" || { cat "$stage/said.txt"; fail "nobody says: $1"; }; }

# 1. Declared.
block 1 | grep -q '^id = "kk"$' || fail 'the first block of the guide declares no kk'
{ echo; block 1; } >>"$site/site-config.toml"
sed -i -E 's/^((title|name|contact)\.)en = "(.*)"$/&\n\1kk = "〔kk〕\3"/' "$site/site-config.toml"
if mingbai check >"$stage/said.txt" 2>&1; then fail 'a language without words is no error'; fi
says 'word-missing'
says 'themes/plain/words.toml:6:'

# 2. Every entry gets words as the guide's example has them.
entry=$(block 2)
words="$site/themes/plain/words.toml"
entries=$(grep -cE '(\ben = "|\.en = """)' "$words")
((entries > 700 && entries < 900)) || fail "the guide says about 800 entries; there are $entries"
perl -0pi -e 's/\ben = "((?:[^"\\]|\\.)*)" \}/en = "$1", kk = "〔kk〕$1" }/g;
    s/^([\w.-]+)\.en = """(.*?)"""$/$&\n$1.kk = """〔kk〕$2"""/gms' "$words"
grep -qxF "$entry" "$words" || fail "no entry is like the guide's: $entry"

# 3. Checked: no error; what is not translated is shown in the original.
mingbai check >"$stage/said.txt" 2>&1 || { cat "$stage/said.txt"; fail 'check'; }
quietly mingbai build --output "$stage/before"
page="$stage/before/kk/index.html"
grep -q '<html lang="kk" dir="ltr">' "$page" || fail "$page does not say its language"
grep -q '〔kk〕Home' "$page" || fail "$page does not speak it"
grep -q '<[a-z]* class="prose[^>]*lang="zh-CN"' "$stage/before/kk/2023/report.html" ||
    fail 'the original is not said to be Chinese'

# 4. A document is translated; check tells the id of what was translated.
block 3 >"$site/content/pages/about.kk.md"
if mingbai check >"$stage/said.txt" 2>&1; then fail 'a translation of nothing is no error'; fi
id=$(git hash-object --no-filters "$site/content/pages/about.zh.md")
says "$id"
sed -i "s/^from = \"\"/from = \"$id\"/" "$site/content/pages/about.kk.md"
mingbai check >"$stage/said.txt" 2>&1 || { cat "$stage/said.txt"; fail 'check of a translation'; }
quietly mingbai build --output "$stage/after"
page="$stage/after/kk/about.html"
grep -q '〔kk〕This is a fictional site' "$page" || fail "$page is not the translation"
# In the words of the page's own language it is said that nobody has reviewed it.
unreviewed=$(sed -nE '/^\[notice\]/,/^$/s/^unreviewed = .*kk = "(.*[^ ]) *" \}$/\1/p' "$words")
[[ -n $unreviewed ]] && grep -qF "$unreviewed" "$page" || fail "$page does not say that nobody reviewed it"

# 5. What is left.
"$program" show translations --site "$site" --lang en >"$stage/said.txt" 2>&1 || fail 'show translations'
says 'not translated'
says 'content/pages/about.kk.md'
