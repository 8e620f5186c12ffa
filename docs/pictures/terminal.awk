# Draws what a command prints as an SVG picture of a terminal:
#   script -qc './crease measure ...' /dev/null | awk -f docs/pictures/terminal.awk > docs/pictures/measure.svg
BEGIN { size = 13; advance = 7.83; leading = 18; pad = 16 }
{
    gsub(/\r/, "")
    sub(/^.*\033\[K/, "")           # a progress bar wiped away
    if ($0 ~ /% *$|s left$/) next   # a progress bar
    style[++n] = $0 ~ /\033\[1m/ ? "bold" : ($0 ~ /\033\[2m/ ? "dim" : "")
    gsub(/\033\[[0-9;]*[A-Za-z]/, "")
    gsub(/&/, "\\&amp;"); gsub(/</, "\\&lt;"); gsub(/>/, "\\&gt;")
    line[n] = $0
    if (characters($0) > widest) widest = characters($0)
}
END {
    w = widest * advance + 2 * pad; h = n * leading + 2 * pad
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", w, h, w, h
    print "<style>text{font:" size "px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#e6e6e6;white-space:pre}.bold{font-weight:bold;fill:#fff}.dim{fill:#9aa0a6}</style>"
    printf "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#1b1f24\"/>\n", w, h
    for (i = 1; i <= n; i++)
        if (line[i] != "")
            printf "<text xml:space=\"preserve\" x=\"%d\" y=\"%d\" class=\"%s\">%s</text>\n", pad, pad + i * leading - 5, style[i], line[i]
    print "</svg>"
}
# Characters of a line, whether this awk counts characters or bytes.
function characters(s) { gsub(/&(amp|lt|gt);/, "x", s); gsub(/[\200-\277]/, "", s); return length(s) }
