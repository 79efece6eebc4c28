#!/usr/bin/env bash
# package_test.sh PACKAGE PROJECT [--full]: the package holds all that the program needs, and nothing of the machine it was
# made on. With --full it is installed into an empty Debian, and the way of docs/server is gone there to a published site.
package=$(realpath "$1")
extent=${3:-}
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh" '' "$2"

# What it needs is there for the asking, and it can be unpacked anywhere.
apt-get install --simulate -q "$package" >"$stage/apt.txt" 2>&1 || { cat "$stage/apt.txt"; fail 'it can not be installed'; }
unpacked=$stage/unpacked
quietly dpkg-deb -x "$package" "$unpacked"
program=$unpacked/usr/bin/mingbai
for file in usr/share/man/man1/mingbai.1.gz usr/share/bash-completion/completions/mingbai \
    usr/share/doc/mingbai/copyright usr/share/doc/mingbai/server/nginx.conf; do
    [[ -f $unpacked/$file ]] || fail "$file is not in the package"
done
strings -n 8 "$program" >"$stage/strings.txt"
if grep -F "$(realpath "$project")/" "$stage/strings.txt"; then fail 'it names the folder it was made in'; fi
quietly "$program" --version
quietly bash -n "$unpacked/usr/share/bash-completion/completions/mingbai"

# begin PROGRAM FOLDER: a new site, checked, built and published.
quietly "$program" new site "$stage/new" --name 示例县教育局 --name-en 'Sample County Education Bureau' --body jyj
if "$program" new site "$stage/new" --name 乙 --name-en B --body b >"$stage/again.txt" 2>&1; then
    fail 'a folder that holds a site is taken for an empty one'
fi
quietly git -C "$stage/new" init
commit_on 2024-05-01 "$stage/new" 首次公布
"$program" check --site "$stage/new" >"$stage/check.txt" || { cat "$stage/check.txt"; fail 'a new site has errors'; }
quietly "$program" build --site "$stage/new" --output "$stage/out"
grep -q 示例县教育局 "$stage/out/index.html" || fail 'the new site does not bear its name'
grep -q 'Sample County' "$stage/out/en/index.html" || fail 'the new site does not bear its English name'
printf 'package: unpacked, a new site begun, checked and built\n'

[[ $extent == --full ]] || exit 0

# --- an empty Debian, as docs/server/README.md goes -----------------------------------------------------

# debootstrap can not have blanks in a path.
debian=$(mktemp -d "${TMPDIR:-/tmp}/mingbai-debian-XXXXXX")
trap 'chmod -R u+rwX "$stage"; umount "$debian/proc" 2>/dev/null; rm -rf "$stage" "$debian"' EXIT
chmod 755 "$debian"
quietly debootstrap --variant=minbase bookworm "$debian"
enter=(chroot "$debian" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
inside() { "${enter[@]}" "$@"; }
install -D "$package" "$debian/srv/mingbai.deb"
cp /etc/resolv.conf "$debian/etc/resolv.conf"
for file in /etc/apt/apt.conf.d/*; do cp "$file" "$debian/etc/apt/apt.conf.d/"; done
rm -rf "$debian/etc/apt/sources.list" "$debian/etc/apt/sources.list.d"
cp -R /etc/apt/sources.list* "$debian/etc/apt/" 2>/dev/null || true
printf '#!/bin/sh\nexit 101\n' >"$debian/usr/sbin/policy-rc.d"
chmod 755 "$debian/usr/sbin/policy-rc.d"
# Hooks name the program by its own path, which only the system knows.
quietly mount -t proc proc "$debian/proc"
quietly inside apt-get update
quietly inside apt-get install -y --no-install-recommends /srv/mingbai.deb git nginx-light openssh-server curl
quietly inside useradd --create-home --shell /usr/bin/git-shell mingbai
quietly inside install -d -o mingbai -g mingbai -m 755 /srv/mingbai
quietly inside runuser -u mingbai -- git init --bare --initial-branch=main /srv/mingbai/site.git
quietly inside runuser -u mingbai -- mingbai install-hooks --repository /srv/mingbai/site.git --shelf /srv/mingbai/shelf
quietly inside cp /usr/share/doc/mingbai/server/nginx.conf /etc/nginx/sites-enabled/mingbai.conf
quietly inside rm -f /etc/nginx/sites-enabled/default
quietly inside nginx -t

# An editor's first push, without the network between: from a folder of the account itself.
quietly inside runuser -u mingbai -- bash -c '
    set -e
    cd "$(mktemp -d)"
    mingbai new site site --name 示例县教育局 --name-en "Sample County Education Bureau" --body jyj
    cd site
    git init -q --initial-branch=main
    git config user.name 编辑
    git config user.email editor@example.org
    git add .
    git commit -qm 首次公布
    git push /srv/mingbai/site.git main 2>&1 | tee /tmp/push.txt
    grep -q 网站第一次发布 /tmp/push.txt'
port=$((20000 + RANDOM % 12000))
sed -i "s#listen 80;#listen 127.0.0.1:$port;#" "$debian/etc/nginx/sites-enabled/mingbai.conf"
# Not by the function: its process id would be a shell's, and the server would outlive it.
"${enter[@]}" nginx -g 'daemon off;' >"$stage/nginx.txt" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; umount "$debian/proc"; chmod -R u+rwX "$stage"; rm -rf "$stage" "$debian"' EXIT
timeout 30 bash -c 'until curl -fsS "$1" >/dev/null 2>&1; do :; done' _ "http://127.0.0.1:$port/" ||
    { cat "$stage/nginx.txt"; fail 'nginx does not serve the site'; }
curl -fsS "http://127.0.0.1:$port/" | grep 示例县教育局 >/dev/null || fail 'the site is not served'
# What anybody may do, as the README has it.
quietly inside runuser -u mingbai -- bash -c '
    set -e
    cd "$(mktemp -d)"
    git clone -q --bare /srv/mingbai/site.git site.git
    mingbai verify "$1" --repository site.git' _ "http://127.0.0.1:$port"
printf 'package: installed into an empty Debian, a site pushed, served and verified\n'
