#!/usr/bin/env bash
# Pushes as an editor makes them, over ssh and over http, to real servers on this machine; nginx serves the shelf by
# the very configuration of docs/server. Nobody who reads meanwhile sees an error or half a page.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"

clone=$stage/clone
shelf=$stage/shelf
bare=$stage/site.git
servers=()
stop_servers() {
    for server in "${servers[@]}"; do kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; done
    chmod -R u+rwX "$stage"
    rm -rf "$stage"
}
trap stop_servers EXIT

# Below the range from which the system takes ports for connections of its own.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# until_ready COMMAND…: as long as a server may take to begin.
until_ready() {
    timeout 30 bash -c 'until "$@" >/dev/null 2>&1; do :; done' _ "$@" || {
        cat "$stage"/*.log
        fail "not ready: $*"
    }
}

# --- the repository, its hooks, and three servers ------------------------------------------------------

quietly git init --bare "$bare"
git -C "$bare" config http.receivepack true
quietly "$program" install-hooks --repository "$bare" --shelf "$shelf"

web=$(free_port) git_web=$(free_port) ssh_port=$(free_port)

# The paths and ports of this test in the configuration that administrators copy.
sed -e "s#listen 80;#listen 127.0.0.1:$web;#" -e "s#/srv/mingbai/shelf#'$shelf'#" \
    -e 's/#   brotli_static on;/brotli_static on;/' "$project/docs/server/nginx.conf" | sed -e "s#set \$shelf '\(.*\)';#set \$shelf '\1';#" >"$stage/site.conf"
sed -e '/auth_basic/d' -e "s#unix:/run/fcgiwrap.socket#unix:$stage/fcgi.sock#; s#/srv/mingbai;#'$stage';#" \
    "$project/docs/server/nginx-git.conf" >"$stage/git.conf"
sed -i "s#fastcgi_pass unix:\(.*\);#fastcgi_pass 'unix:\1';#" "$stage/git.conf"
# As Debian's package loads it.
cat >"$stage/nginx.conf" <<CONF
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
user $(id -un);
pid '$stage/nginx.pid';
error_log '$stage/nginx.log';
daemon off;
events { worker_connections 64; }
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path '$stage/body';
    proxy_temp_path '$stage/proxy';
    fastcgi_temp_path '$stage/fastcgi';
    uwsgi_temp_path '$stage/uwsgi';
    scgi_temp_path '$stage/scgi';
    include '$stage/site.conf';
    server {
        listen 127.0.0.1:$git_web;
        include '$stage/git.conf';
    }
}
CONF
fcgiwrap -s "unix:$stage/fcgi.sock" >"$stage/fcgi.log" 2>&1 &
servers+=($!)
nginx -c "$stage/nginx.conf" >"$stage/nginx-start.log" 2>&1 &
servers+=($!)

ssh-keygen -q -t ed25519 -N '' -f "$stage/host"
ssh-keygen -q -t ed25519 -N '' -f "$stage/editor"
((EUID != 0)) || mkdir -p /run/sshd
cat >"$stage/sshd.conf" <<CONF
ListenAddress 127.0.0.1
Port $ssh_port
HostKey "$stage/host"
AuthorizedKeysFile "$stage/editor.pub"
PidFile "$stage/sshd.pid"
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
CONF
"$(command -v sshd || echo /usr/sbin/sshd)" -D -e -f "$stage/sshd.conf" >"$stage/sshd.log" 2>&1 &
servers+=($!)
export GIT_SSH_COMMAND="ssh -i '$stage/editor' -F none -o UserKnownHostsFile='$stage/known' -o StrictHostKeyChecking=accept-new"

over_ssh="ssh://$(id -un)@127.0.0.1:$ssh_port$bare"
over_http="http://127.0.0.1:$git_web/git/site.git"
site="http://127.0.0.1:$web"
until_ready git ls-remote "$over_ssh"
until_ready git ls-remote "$over_http"

# --- pushing --------------------------------------------------------------------------------------------

golden_site "$clone"
quietly git -C "$clone" init
report=$clone/content/jiaokeju/2023/report.zh.md

commit_all() {
    quietly git -C "$clone" add --all
    quietly git -C "$clone" commit -m "$1"
}
push() { git -C "$clone" push "$1" HEAD:main >"$stage/push.txt" 2>&1; }
accepted() { push "$1" || { cat "$stage/push.txt"; fail 'the push is refused'; }; }
said() { grep -q -- "$1" "$stage/push.txt" || { cat "$stage/push.txt"; fail "the push does not say: $1"; }; }
# All of it is read, for a pipe that ends early is an error of its own.
served() { curl -fsS "$site$1"; }
serves() { served "$1" | grep -- "$2" >/dev/null || fail "$1 does not say: $2"; }

commit_all '首次公布'
accepted "$over_ssh"
said 网站第一次发布
serves /2023/report.html 法治副校长

printf '\n经ssh补充的一段。\n' >>"$report"
commit_all '补充一段'
accepted "$over_ssh"
said 'https://shili.example/2023/report.html'
serves /2023/report.html 经ssh补充的一段

printf '\n经http补充的一段。\n' >>"$report"
commit_all '再补充一段'
accepted "$over_http"
serves /2023/report.html 经http补充的一段

good=$(git -C "$clone" rev-parse HEAD)
for way in "$over_ssh" "$over_http"; do
    sed -i 's/^published = .*/published = 2024-13-45/' "$report"
    commit_all '写错了日期'
    if push "$way"; then fail 'a broken push is accepted'; fi
    said 'content/jiaokeju/2023/report.zh.md:3:'
    said 网站未更新
    serves /2023/report.html 经http补充的一段
    quietly git -C "$clone" reset --hard "$good"
done

# --- how it is served -----------------------------------------------------------------------------------

headers() { curl -sS -o /dev/null -D - "$site$1"; }
has_header() { headers "$1" | tr -d '\r' | grep -i -- "$2" >/dev/null || { headers "$1"; fail "$1 has no header $2"; }; }
style=$(served / | grep -o '/assets/site\.[0-9a-f]*\.css')
has_header / "content-security-policy: default-src 'none'"
has_header / 'x-content-type-options: nosniff'
has_header / 'cache-control: no-cache'
has_header / 'content-type: text/html; charset=utf-8'
has_header "$style" 'cache-control: public, max-age=31536000, immutable'
has_header /log.jsonl 'application/x-ndjson'
has_header /2023/ '200 OK'
has_header /nothing.html '404 Not Found'
has_header /en/nothing.html '404 Not Found'
curl -sS "$site/en/nothing.html" | grep 'lang="en"' >/dev/null || fail 'the English page for what is not there'
curl -sS "$site/nothing.html" | grep 'lang="zh-CN"' >/dev/null || fail 'the Chinese page for what is not there'
has_header /.git/config '404 Not Found'
has_header /release/ '404 Not Found'
# What is sent packed is the copy that stands there, and unpacks to the page.
# sends_copy ENCODING ENDING UNPACK…
sends_copy() {
    curl -sS -H "Accept-Encoding: $1" -D "$stage/packed.txt" -o "$stage/packed.bin" "$site/2023/report.html"
    grep -qi "content-encoding: $1" "$stage/packed.txt" || fail "pages are not sent as $1"
    grep -qi 'vary: accept-encoding' "$stage/packed.txt" || fail "a cache may give $1 to anybody"
    cmp "$stage/packed.bin" "$shelf/live/2023/report.html.$2" || fail "the copy .$2 is not sent"
    "${@:3}" <"$stage/packed.bin" | cmp - "$shelf/live/2023/report.html" || fail "the copy .$2 is another page"
}
sends_copy gzip gz gzip -dc
sends_copy br br brotli -dc
served /2023/report.html | cmp - "$shelf/live/2023/report.html" || fail 'the page itself is not sent'

# The style sheet of the release before is still there for whoever reads its pages.
printf '\n/* 另一种样子 */\n' >>"$clone/themes/plain/assets/site.css"
commit_all '换样式'
accepted "$over_ssh"
[[ ! -e $shelf/live$style ]] || fail 'the old style sheet is in the new release'
has_header "$style" '200 OK'

# --- a reader meanwhile -----------------------------------------------------------------------------------

touch "$stage/reading"
(
    while [[ -e $stage/reading ]]; do
        for page in /2023/report.html / /en/2023/report.html; do
            curl -sS -o "$stage/body.bin" -w "%{http_code} $page " "$site$page" || printf 'failed '
            sha256sum <"$stage/body.bin"
        done
    done
) >"$stage/read.txt" 2>&1 &
reader=$!
for round in 1 2 3 4 5 6; do
    printf '\n第%d次补充。\n' "$round" >>"$report"
    commit_all "第${round}次补充"
    if ((round % 2)); then accepted "$over_ssh"; else accepted "$over_http"; fi
done
rm "$stage/reading"
wait "$reader"
cat "$shelf"/releases/*/release/manifest.txt | sort -u >"$stage/known.txt"
while read -r code page digest _; do
    file=${page#/}
    [[ -n $file ]] || file=index.html
    [[ $code == 200 ]] || fail "a reader got $code for $page"
    grep -q "^$digest  $file\$" "$stage/known.txt" || fail "a reader got half of $page"
done <"$stage/read.txt"
printf '%d answers during 6 pushes, each a whole page of one release\n' "$(wc -l <"$stage/read.txt")"

# Two pushes at once: the later is published, and both are answered.
git -C "$clone" branch -f other
for number in 1 2 3; do
    printf '\n同时推送%d。\n' "$number" >>"$report"
    commit_all "同时推送$number"
    git -C "$clone" push "$over_ssh" HEAD:main >"$stage/one.txt" 2>&1 &
    one=$!
    git -C "$clone" push "$over_http" HEAD:main >"$stage/two.txt" 2>&1 || true
    wait "$one" || true
    serves /2023/report.html "同时推送$number"
done
