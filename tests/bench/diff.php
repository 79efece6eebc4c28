<?php
// The same as diff_bench, by wikidiff2, called as it stands: php diff.php FOLDER/NAME
// What was added or taken out as a line is marked whole; in changed and moved lines, what is highlighted.
ini_set('memory_limit', '4G');

function milliseconds()
{
    $usage = getrusage();
    return $usage['ru_utime.tv_sec'] * 1e3 + $usage['ru_utime.tv_usec'] / 1e3 +
           $usage['ru_stime.tv_sec'] * 1e3 + $usage['ru_stime.tv_usec'] / 1e3;
}

function characters($text)
{
    return strlen(preg_replace('/[\x80-\xBF]/', '', $text));
}

$before = file_get_contents($argv[1] . '.before');
$after = file_get_contents($argv[1] . '.after');
$rounds = [];
$sum = 0;
while (!$rounds || (count($rounds) < 15 && $sum < 1000)) {
    $begin = milliseconds();
    $json = wikidiff2_inline_json_diff($before, $after, 2);
    $rounds[] = milliseconds() - $begin;
    $sum += end($rounds);
}
sort($rounds);
$marked = 0;
foreach (json_decode($json, true)['diff'] ?? [] as $line) {
    if ($line['type'] === 1 || $line['type'] === 2) {
        $marked += characters($line['text']);
    }
    foreach ($line['highlightRanges'] ?? [] as $range) {
        $marked += characters(substr($line['text'], $range['start'], $range['length']));
    }
}
echo json_encode(['ms' => $rounds[intdiv(count($rounds), 2)], 'marked' => $marked]), "\n";
