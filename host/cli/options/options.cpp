// SPDX-License-Identifier: Apache-2.0
//
// The table itself. Order is the order of listing.
#include "cli/options/options.hpp"

#include <array>

namespace paperhop::cli {
namespace {

constexpr std::string_view kInput = "Input";
constexpr std::string_view kFilter = "Filter";
constexpr std::string_view kOutput = "Output";
constexpr std::string_view kAddresses = "Addresses";
constexpr std::string_view kBrowserGroup = "Browser";
constexpr std::string_view kGeneral = "General";

constexpr Option kJsonLines{"json", 0, "", ValueKind::none, "", kOutput, "Print one JSON object a line", ""};

constexpr std::string_view kLimitMore = "Papers beyond the limit are named on standard error.";
constexpr Option kUrlLimit{"limit",
                           'n',
                           "N",
                           ValueKind::text,
                           "",
                           kAddresses,
                           "Print addresses of at most N papers (default: all that the target takes)",
                           kLimitMore};
constexpr Option kOpenLimit{"limit",
                            'n',
                            "N",
                            ValueKind::text,
                            "",
                            kAddresses,
                            "Open at most N papers (default: 10 tabs, or 100 papers in each)",
                            kLimitMore};

constexpr Option kEncoding{
    "encoding",
    0,
    "NAME",
    ValueKind::text,
    "",
    kInput,
    "Read the input as NAME (GB18030, Big5, ISO-8859-1, ...)",
    "Any name that iconv knows. Without it, UTF-16 is told by its byte order mark, a page by the charset that it "
    "declares, Chinese text in GB18030 (GBK, GB2312) by its bytes; all else is read as UTF-8."};

constexpr Option as_option(std::string_view more) {
  return {"as",
          0,
          "KIND",
          ValueKind::choice,
          "text html pdf",
          kInput,
          "Read the input as text, html or pdf, whatever it looks like",
          more};
}

constexpr Option kAs = as_option(
    "Without it, the first bytes tell: a PDF, HTML, a list of addresses (each line is read alone), JSON lines, text, "
    "or "
    "a container of these (gzip, zstd, bzip2, xz, lz4, tar, ZIP, WARC), and so on inside. Other binary files are "
    "refused; "
    "--as text reads their bytes as they are. With --json-field or --column it tells what their texts are.");

constexpr Option kQuestionAs = as_option(
    "Without it, the first bytes tell: a PDF, HTML or text. Other files are refused; unpack a container first.");

constexpr std::array kFindOptions = {
    kAs,
    Option{"base", 0, "URL", ValueKind::text, "", kInput, "The address that the page or PDF comes from",
           "Relative links of HTML are resolved against it; needed only where the page does not say its own address "
           "(<base>, <link rel=canonical>). A single PDF that does not say itself which paper it is, is the paper of "
           "its address, or else of its file name; of several PDFs the address says nothing."},
    Option{"recursive", 'r', "", ValueKind::none, "", kInput, "Search the files in folders, and in folders in them",
           "Without FILE, in the current folder. Files come in the order of the bytes of their paths. Symbolic links "
           "are followed only where they are named. Hidden files and folders, pipes and devices are passed over, and "
           "so are files of no kind that is read, whose number is said at the end."},
    Option{"glob", 'g', "PATTERN", ValueKind::text, "", kInput,
           "With -r: only files whose name matches PATTERN; may be given again",
           "PATTERN is as in the shell ('*.pdf', '2024-??.txt'). With ! in front it leaves files and folders out "
           "('!*.log', '!build/'). The last PATTERN that matches counts. With a slash inside, PATTERN is held against "
           "the path below the named folder, and * matches slashes as well. Files named as FILE are always searched."},
    Option{"hidden", 0, "", ValueKind::none, "", kInput, "With -r: also hidden files and folders", ""},
    Option{
        "own", 0, "", ValueKind::none, "", kInput, "Of a PDF, print only the paper that it is",
        "By its stamp, its DOI line or footer, its metadata, its address (--base) or its file name. Reads no more of "
        "the PDF than it needs. Other files have no such paper: nothing is printed of them."},
    Option{"cited", 0, "", ValueKind::none, "", kInput, "Of a PDF, print only the papers that it cites",
           "What a text or a page names counts as cited. With --own, both are printed, as without either."},
    Option{"jobs", 'j', "N", ValueKind::text, "", kInput, "Search with N threads (default: one a processor)",
           "They share the files, and the parts of large ones: pieces of a text, records, members. More than four a "
           "processor find nothing sooner, and are not started. The output is the same for any N."},
    Option{"json-field", 0, "NAME", ValueKind::text, "", kInput,
           "Of JSON lines, search the string NAME of each object; may be given again",
           "Each line is a document. Without it, the whole line is searched, with the escapes in its strings undone."},
    Option{"column", 0, "COLUMN", ValueKind::text, "", kInput, "The input is a table (CSV, TSV): search this column",
           "COLUMN is a number from 1, or a name that the first row has. Each row is a document. What separates the "
           "fields is told by the first row: tabs, commas or semicolons; fields in quotes may hold line ends."},
    Option{"id-field", 0, "NAME", ValueKind::text, "", kInput,
           "The member or column that names a JSON line or row (default: id, or the number of the line)", ""},
    Option{
        "max-record", 0, "SIZE", ValueKind::text, "", kInput,
        "Read pages and lines of up to SIZE bytes whole (default: pages 512K, lines 16M)",
        "SIZE may end in K, M or G. A larger page is read in parts, cut before a tag; a larger line of JSON or row is "
        "passed over, which is an error. Texts may have any size: they are read in pieces that no ID reaches out of. "
        "The answer of a filter to a longer record is an error, or an empty line and a word on standard error with "
        "--per-line; the next record is read all the same."},
    Option{"gitignore", 0, "", ValueKind::none, "", kInput, "With -r: leave out what .gitignore files say",
           "Those in the named folders and below them, each for its own folder."},
    kEncoding,
    Option{
        "per-line", 'l', "", ValueKind::none, "", kFilter, "Line in, line out: the IDs of each input line on one line",
        "Exactly one output line for each input line, empty where the line holds no ID; several IDs are joined by a "
        "blank. Each line is an input of its own, so a line that is nothing but P19-1001 counts. Reads lines as they "
        "come and flushes when the input is idle: made for pipes of Spark, Hadoop streaming and GNU parallel. What "
        "kind of input it is, is not guessed: text, unless --as html says otherwise. The exit status is 0 also where "
        "nothing was found."},
    Option{"ndjson", 0, "", ValueKind::none, "", kFilter, "JSON line in, JSON line out, in order",
           "A line is an object with a document as text, html, path (the name of a file) or b64 (bytes in base64; what "
           "they are, and what the file is, is told by content, containers included), and may have id, which comes out "
           "again, and base, the address that the document comes from. The answer has the fields v, id, ids, err and "
           "maybe notes: ids holds objects as --json prints them, without v and file; err is null or an object with "
           "code and message. Every line has its answer, and an error is one, so the exit status stays 0. Flushes when "
           "the input is idle."},
    Option{"frames", 0, "", ValueKind::none, "", kFilter, "The same objects in frames, not lines",
           "A frame is the length of its JSON in 32 bits of the machine's byte order, and the JSON: the frames of "
           "native messaging."},
    Option{"pass", 0, "", ValueKind::none, "", kFilter, "With --ndjson, --frames: hand on fields that are not known",
           "They stand between id and ids in the answer."},
    Option{"strict", 0, "", ValueKind::none, "", kFilter, "End with status 2 where a record had an error", ""},
    Option{"shard", 0, "I/N", ValueKind::text, "", kInput,
           "Take only part I of N of the files, or of a filter's records",
           "Of N tasks with I from 1 to N, each takes every Nth file of the walk (every Nth line of each file with "
           "--per-line or --ndjson), and together they take all."},
    Option{"files0-from", 0, "FILE", ValueKind::file, "", kInput, "Read the names of the input files from FILE",
           "The names end in NUL bytes, as find -print0 writes them; - is standard input. Files named on the command "
           "line cannot be given as well. File names are printed, unless -h is given."},
    Option{
        "format", 'f', "FORMAT", ValueKind::choice, "id url json tsv md", kOutput,
        "Print id, url, json, tsv or md (default id)",
        "id: canonical IDs. url: addresses at the target. json: one object a line with the fields v, file, source, "
        "id, key, version, offset, length, rule, evidence, url; offset and length are bytes of the file, of what is "
        "unpacked from it, or of the decoded body of a WARC record (null for the links of WAT records). Behind file "
        "stand, where there are such: member (of an archive), record (address of a WARC record, id of a JSON line or "
        "row), record_offset (byte of the file at which a WARC record, or its gzip member, begins), line. Papers of "
        "PDFs "
        "have null there, and also the fields own (true for the paper that the PDF is, false for one that it cites) "
        "and "
        "page (from 1, or null); their evidence is stamp, doi, footer, metadata, address or file_name for the own "
        "paper, link or text for the cited ones. tsv: file, source, id, offset, length, rule, evidence, url, with "
        "tabs, "
        "line ends and backslashes of file names written \\t, \\n, \\r, \\\\; no offset and length for PDFs. md: a "
        "Markdown list of links."},
    Option{"json", 0, "", ValueKind::none, "", kOutput, "Same as --format json", ""},
    Option{"url", 0, "", ValueKind::none, "", kOutput, "Same as --format url", ""},
    Option{"all", 'a', "", ValueKind::none, "", kOutput, "Print every mention, not only the first of each paper",
           "A PDF's papers are printed once all the same."},
    Option{
        "explain", 'e', "", ValueKind::none, "", kOutput, "Print each hit and each refusal, with the reason",
        "In order of their place: the span in bytes of the file, the ID with its evidence and rule, or what looked "
        "like an ID and why it is none. With --json refusals have the fields v, file, refused, offset, length, rule, "
        "reason. Of a PDF, each paper with its page, whether it is the PDF's own and by what; refusals are not told "
        "(see them "
        "with pdftotext FILE - | paperhop find --explain). The exit status depends on the hits alone."},
    Option{"count", 'c', "", ValueKind::none, "", kOutput, "Print only how many papers each file names", ""},
    Option{"quiet", 'q', "", ValueKind::none, "", kOutput, "Print nothing; the exit status tells",
           "Ends at the first file with an ID, with status 0 even where an error came before."},
    Option{"with-filename", 'H', "", ValueKind::none, "", kOutput, "Print the file name with each ID",
           "The default where several files are given, and with -r."},
    Option{"no-filename", 'h', "", ValueKind::none, "", kOutput, "Never print the file name",
           "So -h is not the help here, but where there is nothing to read: use --help. JSON and tsv always hold the "
           "name."},
    Option{
        "null", '0', "", ValueKind::none, "", kOutput,
        "End records and file names with NUL, not with line end and colon",
        "For xargs -0 and for file names that hold colons or line ends. With --per-line and --ndjson, records of the "
        "input end in NUL as well."},
    Option{"no-progress", 0, "", ValueKind::none, "", kOutput, "Show no line of progress",
           "Where standard error is a terminal, a line there says after a second how far the search is, how fast, and "
           "how long it still takes; it is gone before anything else is printed."},
    Option{"stats", 0, "", ValueKind::none, "", kOutput, "Say at the end on standard error what was done, as JSON",
           "One object with the fields v, files, records, bytes (read), unpacked (bytes), papers, errors, passed_over "
           "(files), seconds."},
    Option{"line-buffered", 0, "", ValueKind::none, "", kOutput, "Flush the output after each line",
           "Otherwise this is so only where standard output is a terminal."},
    Option{"color", 0, "WHEN", ValueKind::choice, "auto always never", kOutput,
           "Colour: auto, always or never (default auto)",
           "auto: where standard output is a terminal, unless NO_COLOR is set or TERM is dumb; CLICOLOR_FORCE asks for "
           "colour everywhere. The option wins over both."},
};

constexpr std::array kStatsOptions = {
    Option{"by", 0, "LIST", ValueKind::text, "", kOutput, "Count by these: source, year, venue (default all three)",
           "With commas between them: --by year,venue."},
    Option{"bars", 0, "", ValueKind::none, "", kOutput, "Draw bars in the terminal, not a table",
           "As wide as the terminal, or as COLUMNS says."},
    Option{
        "json", 0, "", ValueKind::none, "", kOutput, "Print one JSON object",
        "Its fields are v, papers, mentions and by; by has a list for each of --by, of objects with name (null where "
        "the IDs do not tell it), papers and mentions."},
    Option{
        "svg", 0, "", ValueKind::none, "", kOutput, "Print a bar chart as SVG",
        "It needs nothing but itself, follows the light or dark colours of whoever looks at it, and tells its numbers "
        "to readers of screens."},
    Option{"limit", 'n', "N", ValueKind::text, "", kOutput, "At most N rows each (default: 20 in charts, else all)",
           "The rest is one row: of years the earlier ones, of others the rarest."},
};

constexpr std::array kUrlOptions = {
    kUrlLimit,
    kEncoding,
    kQuestionAs,
};

constexpr std::array kOpenOptions = {
    Option{"dry-run", 0, "", ValueKind::none, "", kGeneral, "Print the addresses; open nothing", ""},
    kOpenLimit,
    kEncoding,
    kQuestionAs,
};

constexpr std::array kListOptions = {kJsonLines};

constexpr Option kBrowser{
    "browser", 'b', "NAME", ValueKind::browser, "", kBrowserGroup, "Only this browser; may be given again", ""};
constexpr Option kSystem{"system", 0, "", ValueKind::none, "", kBrowserGroup, "For everybody on this machine (as root)",
                         ""};
constexpr Option kDryRun{"dry-run", 0, "", ValueKind::none, "", kBrowserGroup, "Print what would be done; do nothing",
                         ""};
constexpr Option kHost{
    "host", 0, "FILE", ValueKind::file, "", kBrowserGroup, "The native host (default: paperhop-host beside paperhop)",
    ""};

constexpr std::array kInstallOptions = {kBrowser, kSystem, kDryRun, kHost};
constexpr std::array kUninstallOptions = {kBrowser, kSystem, kDryRun};
constexpr std::array kDoctorOptions = {kHost};

constexpr std::array kServeOptions = {
    Option{"port", 0, "N", ValueKind::text, "", kGeneral, "Listen on port N (default 4790)",
           "Port 0 is any that is free: together with --print-address."},
    Option{"print-address", 0, "", ValueKind::none, "", kGeneral, "Print only the address, once it can be asked", ""},
};
constexpr std::array kServiceOptions = {
    Option{"port", 0, "N", ValueKind::text, "", kGeneral, "With install: listen on port N (default 4790)", ""},
};

constexpr std::array kGlobalOptions = {
    Option{"target", 't', "NAME", ValueKind::target, "", kGeneral, "Read papers at NAME (see `paperhop targets`)",
           "Wins over PAPERHOP_TARGET, which wins over target of the configuration."},
    Option{"no-config", 0, "", ValueKind::none, "", kGeneral, "Do not read the configuration file", ""},
    Option{"print-config", 0, "", ValueKind::none, "", kGeneral, "Print the configuration in effect, then end", ""},
    Option{"generate", 0, "WHAT", ValueKind::choice, "man bash zsh fish", kGeneral,
           "Print the man page or the completions of a shell, then end", ""},
    Option{"help", 'h', "", ValueKind::none, "", kGeneral, "Print help (-h: short, --help: long), then end", ""},
    Option{"version", 'V', "", ValueKind::none, "", kGeneral, "Print the version, then end", ""},
    Option{"verbose", 0, "", ValueKind::none, "", kGeneral,
           "With --version: also what reads PDFs here, and in which sandbox", ""},
};

constexpr std::array kCommands = {
    Command{
        "find", "[FILE]...", ValueKind::file, "Print the IDs of papers that files or standard input name",
        "Prints each paper once for each file, in order of its first mention. Archives (tar, ZIP) and files of records "
        "(WARC, WET, WAT, JSON lines, tables) are many documents: each paper is printed once for each of them. "
        "Compressed "
        "files are read as what they hold. What is broken is said with its place, and the rest is read. Without FILE, "
        "or where FILE is -, reads "
        "standard input. What cannot be read is said on standard error, and the other files are read all the same.\n\n"
        "Of a PDF, told by its content, the paper that it is comes first, then those that it cites. It is read by "
        "another program, paperhop-pdf, in a sandbox: a broken or hostile PDF costs at most 5 seconds and 512 MiB "
        "there; one above 256 MiB is not read. What was found until it broke off is printed, and the exit status is 2. "
        "Of "
        "one that is damaged but can be read on, that is said, and the exit status depends on the papers alone.",
        "paperhop find notes.txt                      # IDs, one a line\n"
        "curl -s URL | paperhop find --url            # addresses at the target\n"
        "find . -name '*.md' -print0 | paperhop find --files0-from - --json\n"
        "paperhop find --json crawl.warc.gz | jq -r '[.record, .id] | @tsv'\n"
        "paperhop find --json --json-field abstract --id-field doi works.jsonl.zst\n"
        "paperhop find --own paper.pdf                # which paper is this\n"
        "paperhop find -r --glob '*.pdf' --json ~/papers\n"
        "paperhop find --ndjson < records.jsonl       # a JSON line out for each one in",
        kFindOptions},
    Command{"stats", "[FILE]...", ValueKind::file, "Count the papers in what find printed",
            "Counts by source, year and venue, as far as the IDs tell: those of OpenReview tell no year, those of PMLR "
            "a volume in place of a year. Reads what any format of find prints, --per-line and --ndjson too, or any "
            "list of IDs or addresses, from FILE or standard input. A paper counts once as a paper, whatever its "
            "version, and as a mention each time that it comes: by default, find prints it once for each file.",
            "paperhop find -r --json ~/papers | paperhop stats\n"
            "paperhop find -r --json . | paperhop stats --by year --bars\n"
            "paperhop stats --svg found.jsonl > papers.svg",
            kStatsOptions},
    Command{
        "url", "[TEXT]...", ValueKind::text, "Print the addresses to open for a text",
        "The words are joined by blanks. Without TEXT, or where it is -, reads standard input. A word that names a PDF "
        "file stands for the paper that the PDF is. Papers that share an address at the target are put into one. A "
        "text without an ID gives the address of a search, and says so on "
        "standard error.",
        "paperhop url arXiv:2402.12345 and P19-1001@ACL\n"
        "paperhop url paper.pdf                       # the paper that this is\n"
        "paperhop url attention is all you need       # a search",
        kUrlOptions},
    Command{"open", "[TEXT]...", ValueKind::text, "Open the addresses for a text in the browser",
            "As url, then starts $BROWSER, or xdg-open where that is not set, once for each address. BROWSER may be a "
            "list of commands separated by colons; %s stands for the address.",
            "paperhop open arXiv:2402.12345\n"
            "paperhop open paper.pdf\n"
            "xsel | paperhop open                         # what is selected",
            kOpenOptions},
    Command{"sources", "", ValueKind::none, "List the sources: where papers live, and how their IDs are spelled", "",
            "", kListOptions},
    Command{"targets", "", ValueKind::none, "List the targets: where papers are read",
            "The default is marked by a star. Targets of your own stand in the configuration file.", "", kListOptions},
    Command{
        "install", "", ValueKind::none, "Make the native host known to the browsers",
        "Writes a manifest of the native host for each browser that is found on this machine, so that the extension "
        "can start it. Files of others are left alone.",
        "paperhop install\n"
        "paperhop install --browser firefox --dry-run",
        kInstallOptions},
    Command{"uninstall", "", ValueKind::none, "Take back what install did", "Files of others are left alone.", "",
            kUninstallOptions},
    Command{"doctor", "", ValueKind::none, "Check that the browsers can reach the native host, and that PDFs are read",
            "Looks at the manifests, starts the host as a browser does and talks to it. Then has paperhop-pdf read a "
            "small PDF, and says which parts of its sandbox this machine gives. The exit status is 1 where something "
            "is to be done.",
            "", kDoctorOptions},
    Command{"serve", "", ValueKind::none, "Answer on the loopback address, for address bars, scripts and launchers",
            "http://127.0.0.1:4790/go?q=TEXT leads to the papers that TEXT names; http://127.0.0.1:4790/ has a form, "
            "/open a bookmarklet and a search engine for the browser. Scripts send text to /v1/find and messages to "
            "/v1/messages, with the token in $XDG_RUNTIME_DIR/paperhop/token. Only this machine can reach it. SIGTERM "
            "ends it.",
            "paperhop serve\n"
            "curl -H \"Authorization: Bearer $(cat $XDG_RUNTIME_DIR/paperhop/token)\" -H 'Content-Type: text/plain' "
            "--data-binary @notes.txt http://127.0.0.1:4790/v1/find",
            kServeOptions},
    Command{"service", "install|status|uninstall", ValueKind::choice, "Have systemd start the daemon when it is asked",
            "Writes paperhop.socket and paperhop.service for the user's systemd, with all doors shut that the daemon "
            "does not need, and opens the socket. The exit status of status is 0 where it is open, 1 where it is "
            "not, and 2 where there is no systemd to ask.",
            "paperhop service install\n"
            "paperhop service status",
            kServiceOptions},
};

}  // namespace

std::span<const Command> all_commands() {
  return kCommands;
}

std::span<const Option> global_options() {
  return kGlobalOptions;
}

}  // namespace paperhop::cli
