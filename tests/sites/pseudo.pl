# pseudo.pl toml|markdown <IN >OUT: gives a site a right-to-left language that nobody speaks, "xr": English with
# an Arabic letter for each of its letters. Tables keep their English and get the other beside it; a document
# becomes its own translation.
use strict;
use warnings;
use utf8;

binmode $_, ':utf8' for *STDIN, *STDOUT;

# Letter for letter. Escapes (\n, \u2014) and whatever has a slash (release/manifest.txt) stay.
sub letters {
    my ($text) = @_;
    my @kept;
    $text =~ s{(\\u[0-9A-Fa-f]{4}|\\.|[\w.:-]*/\S*)}{push @kept, $1; "\x{FFFC}"}ge;
    $text =~ tr/a-z/ابثدعفغهيجكلمنوپقرستؤڤشخئز/;
    $text =~ tr/A-Z/ابثدعفغهيجكلمنوپقرستؤڤشخئز/;
    $text =~ s/\x{FFFC}/shift @kept/ge;
    return $text;
}

# A message of ICU: words are changed, {places} and the syntax of plurals are not. Reads from pos($$message) to the
# brace that closes it, or to the end.
sub words {
    my ($message) = @_;
    my $said = '';
    while ($$message =~ /\G([^{}]*)/gc) {
        $said .= letters($1);
        last unless $$message =~ /\G\{/gc;
        if ($$message =~ /\G(\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,)/gc) {
            $said .= "{$1";
            while ($$message =~ /\G(\s*(?:offset:\d+\s+)?[=\w]+\s*)\{/gc) {
                $said .= "$1\{" . words($message) . '}';
                $$message =~ /\G\}/gc or die "a brace is open in: $$message\n";
            }
            $$message =~ /\G(\s*\})/gc or die "a plural is open in: $$message\n";
            $said .= $1;
        } elsif ($$message =~ /\G([^{}]*\})/gc) {
            $said .= "{$1";
        } else {
            die "a place is open in: $$message\n";
        }
    }
    return $said;
}

sub pseudo {
    my ($message) = @_;
    pos($message) = 0;
    return words(\$message);
}

# All that stands between quotation marks after `en =`, in an inline table or after a dotted key.
sub table {
    my ($text) = @_;
    $text =~ s{(\ben\s*=\s*")((?:[^"\\]|\\.)*)"(?=\s*[,\}])}{$1$2", xr = "@{[pseudo($2)]}"}g;
    $text =~ s{^([\w.-]+)\.en\s*=\s*"""(.*?)"""$}{$&\n$1.xr = """@{[pseudo($2)]}"""}gms;
    $text =~ s{^([\w.-]+)\.en\s*=\s*"(?!"")((?:[^"\\]|\\.)*)"$}{$&\n$1.xr = "@{[pseudo($2)]}"}gm;
    # The notice on every page says in real words what this is.
    $text =~ s{^(fictional\s*=.*\bxr = ")}{$1Test text in no language. }gm;
    return $text;
}

sub document {
    my ($text) = @_;
    my (undef, $front, $body) = split /^\+\+\+\n/m, $text, 3;
    $front =~ s{^(title\s*=\s*")((?:[^"\\]|\\.)*)"$}{$1@{[letters($2)]}"}gm;
    $front =~ s{^status\s*=.*$}{status = "draft"}m;
    my @targets;
    $body =~ s{(\]\([^)]*\))}{push @targets, $1 =~ s/\.en\.md/.xr.md/r; "\x{FFFD}"}ge;
    $body = letters($body);
    $body =~ s/\x{FFFD}/shift @targets/ge;
    return "+++\n$front+++\n$body";
}

my ($kind) = @ARGV;
my $text = do { local $/; <STDIN> };
print $kind eq 'toml' ? table($text) : document($text);
