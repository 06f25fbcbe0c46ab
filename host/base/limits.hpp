// SPDX-License-Identifier: Apache-2.0
//
// Every limit of paperhop, with its unit and its reason. Tests are written against
// these names, never against the numbers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace paperhop::limits {

inline constexpr std::size_t kKiB = 1024;
inline constexpr std::size_t kMiB = 1024 * kKiB;

// Native messaging (developer.chrome.com, "Native messaging").
/// Bytes of JSON in a frame from the browser: Chromium sends at most 64 MiB.
inline constexpr std::size_t kFrameIn = 64 * kMiB;
/// Bytes of JSON in a frame to the browser: both browsers cut the line above 1 MiB.
inline constexpr std::size_t kFrameOut = 1 * kMiB;
/// Bytes of a message joined from numbered parts: what one frame may hold.
inline constexpr std::size_t kJoinedMessage = 64 * kMiB;
/// Messages that may be half received at a time.
inline constexpr std::size_t kOpenParts = 8;
/// Nested arrays and objects in a message: ours need 4; deeper is an attack on the stack.
inline constexpr std::size_t kJsonDepth = 32;
/// From this size (bytes) a message is read by simdjson: below, its set-up costs more than it saves.
inline constexpr std::size_t kLargeMessage = 16 * kKiB;

/// Characters of a request's id: it is echoed, so it must not make a reply too long.
inline constexpr std::size_t kIdLength = 256;

// Answers.
/// Characters of an address: "stay under 2,000", which every browser and server takes.
inline constexpr std::size_t kAddressLength = 1999;
/// Papers in one answer unless the request says less.
inline constexpr std::size_t kPapersPerAnswer = 100;
/// Papers listed in one answer: a reply must not grow with the request without bound.
inline constexpr std::size_t kPapersListed = 10000;
/// Questions in one `batch`: more places than any page has.
inline constexpr std::size_t kBatchItems = 10'000;
/// Papers in all answers to one `batch`: each place of a page, and the whole of it once more.
inline constexpr std::size_t kBatchPapers = 2 * kBatchItems;
/// Papers that Cool Papers shows without being asked for more (`show=`).
inline constexpr std::size_t kShownByDefault = 25;
/// Bytes of a target's title: menus show about 40 characters, of Chinese at three bytes each.
inline constexpr std::size_t kTargetTitle = 120;
/// Fields in a target's definition: several times those that there are.
inline constexpr std::size_t kTargetFields = 64;
/// Bytes of a faulty piece of input that a sentence repeats: enough to find it.
inline constexpr std::size_t kShownInput = 60;
/// Papers of those left out of an answer that a terminal names: more would hide the sentence that says what to do.
inline constexpr std::size_t kNamedLeftOut = 20;
/// Tabs opened at once for a target that takes one paper an address.
inline constexpr std::size_t kTabs = 10;

/// Anchor texts of links looked for in the text in vain, before the rest of the links is put behind it.
inline constexpr int kMissedAnchorTexts = 32;

// Finding.
/// Bytes of folded text that one pattern may look at: the longest address we read.
inline constexpr std::size_t kMatchWindow = 512;
/// Bytes behind an anchor in which its ID begins, but for gaps of dozens of blanks: a path that begins within a window,
/// is as long as one, and the gaps of an ID at its end.
inline constexpr std::size_t kMarkReach = 4 * kMatchWindow;
/// Anchors in vain after which what they need is looked for ahead, so that the next ones cost nothing where they need
/// it in vain too. Where a look saw it near, twice as many come before the next, up to a number at which looks take
/// little.
inline constexpr std::size_t kVainFirst = 4;
inline constexpr std::size_t kVainMost = 64;
/// Bytes to walk back from an anchor to the start of a mention.
inline constexpr std::size_t kWalkBack = 96;
/// Bytes beside a bare number that may speak against it.
inline constexpr std::size_t kNumberContext = 64;
/// Bytes of a text that can be one whole ID with its quotes and brackets.
inline constexpr std::size_t kWholeInput = 256;
/// Matches that overlap and are compared each with each: from about here on the sets that many need pay.
inline constexpr std::size_t kFewOverlaps = 8;
/// Matches that wait before they are settled, beside twice those that could not be: sorting fewer at a time would be
/// done too often.
inline constexpr std::size_t kMatchesWaiting = 32;
/// Bytes of text after which the filter of the scan has saved the time that making it takes.
inline constexpr std::size_t kFilterPays = 128 * kKiB;
/// Bytes of text searched in one piece: fits the cache, and bounds the memory of folding.
inline constexpr std::size_t kBlock = 64 * kKiB;
/// Bytes after which a piece is cut at a place that is safe but for the oddest breaks of an ID.
inline constexpr std::size_t kBlockFar = 1 * kMiB;
/// Bytes after which a piece is cut even where no safe place stands.
inline constexpr std::size_t kBlockMax = 2 * kMiB;
/// Bytes behind a line end that decide whether a text may be cut there: a blank line is seldom longer.
inline constexpr std::size_t kCutLookAhead = 512;
/// Bytes that folding leaves alone between two places that it changes, below which both are one piece: less
/// would not be worth the cut.
inline constexpr std::size_t kPieceMin = 256;
/// Bytes of text whose look-alikes are decided at a time where refusals are explained: what waits takes some twenty
/// times as much.
inline constexpr std::size_t kDecidedAtOnce = 4 * kKiB;
/// Rounds of percent-decoding: nested redirects are encoded twice.
inline constexpr int kPercentRounds = 3;

// Files.
/// Bytes looked at to tell what a file is.
inline constexpr std::size_t kSniff = 4 * kKiB;
/// Bytes read from a file at a time: large enough that reading costs little beside searching, small enough for the
/// cache.
inline constexpr std::size_t kReadAhead = 320 * kKiB;
/// Bytes of a file that is mapped into memory rather than read: below, setting it up is most of what it costs.
inline constexpr std::size_t kMapLeast = 1 * kMiB;
/// Bytes of it that are mapped at a time, while the disk reads as many ahead: whole pages, and not much of the memory
/// that is allowed.
inline constexpr std::size_t kMapStep = 2 * kMiB;
/// Bytes of small leaves (records, members) that are handed to another thread together.
inline constexpr std::size_t kBatch = 256 * kKiB;
/// Bytes that a leaf takes beside those that it holds: its document, its place, its output.
inline constexpr std::size_t kLeafCost = 4 * kKiB;
/// Bytes that tell what a container is: the longest signature that does not stand further behind.
inline constexpr std::size_t kSignature = 8;
/// Bytes of a page that is read whole, unless --max-record says otherwise: few are larger, and it takes up to thirty
/// times as much while it is searched.
inline constexpr std::size_t kRecord = 512 * kKiB;
/// Bytes of a larger page that are held to find a good place for a cut: scripts of a megabyte are common.
inline constexpr std::size_t kRecordUncut = 1 * kMiB;
/// What of memory a page takes beside a text of its size, which gives less output: so many fewer wait.
inline constexpr std::size_t kPageCost = 3;
/// Bytes that searching a page takes at most, about: of each of its bytes (its text, two for what is folded or decoded,
/// in vectors that grow), and beside that of each tag, entity and byte of other than ASCII, which have places to keep.
inline constexpr std::size_t kPageByteCost = 4;
inline constexpr std::size_t kPageTagCost = 120;
inline constexpr std::size_t kPageEntityCost = 200;
inline constexpr std::size_t kPageOtherCost = 16;
/// Bytes of a line of JSON, a row, a WAT record or a record of a filter that is read, unless --max-record says
/// otherwise: whole papers, or a page of nearly any site, with room for the JSON around it.
inline constexpr std::size_t kLine = 16 * kMiB;
/// Bytes from which a line, a row or a record is a large one: it is counted, taken apart without an index of all that
/// it holds, searched a piece at a time, and what it took is freed at once. Below, what records take is bounded well
/// enough by the number of threads, and few are larger.
inline constexpr std::size_t kLargeRecord = 256 * kKiB;
/// What a large record takes for each of its bytes: where it was read, and where its reader may change nothing of it.
inline constexpr std::size_t kLargeRecordCost = 2;
/// The same of a filter, whose records are read into values of their own, and answered in one row.
inline constexpr std::size_t kFilterRecordCost = 4;
/// Bytes of a large JSON text for each of its tokens, of which a parser keeps four: with fewer, another one reads it
/// that keeps none and takes twenty times as long.
inline constexpr std::size_t kBytesPerToken = 4;
/// Bytes of leaves, of all files that are searched at a time, that are searched or wait for it.
inline constexpr std::size_t kHeldLeaves = 4 * kMiB;
/// Bytes of output that all leaves of a file keep until it is their turn: much less than leaves may find, and enough
/// for threads not to wait for each other where papers are no denser than in lists of references.
inline constexpr std::size_t kHeldLeafOutput = 4 * kMiB;
/// Bytes of lines that go out together, once it is their turn.
inline constexpr std::size_t kSentTogether = 16 * kKiB;
/// Bytes of lines that are an ID and nothing else that go through a stream together: each way costs as much as finding
/// an ID, and more at a time save nothing.
inline constexpr std::size_t kIdsTogether = 4 * kKiB;
/// Rows of up to a thousand papers that are kept of a document, so that none is told twice: more than all papers of all
/// sources fill; 8 MiB. Three quarters of a power of two.
inline constexpr std::size_t kPaperRows = 3U << 17;
/// Of these rows, those that hold more than a few papers: more than all numbers that arXiv's form allows until 2099
/// fill; 16 MiB.
inline constexpr std::size_t kPaperPages = 1U << 17;
/// Papers without such a number, which are in no row, that are kept of a document: more than all that there are; 8 MiB.
/// Three quarters of a power of two, as the next one.
inline constexpr std::size_t kPapersAlone = 3U << 18;
/// The same for counting (`paperhop stats`), which has all memory for itself: 32 MiB.
inline constexpr std::size_t kCountedAlone = 3U << 20;
/// Bytes of a table from which it is memory of its own, that can grow where it stands: some pages.
inline constexpr std::size_t kTableMapped = 64 * kKiB;
/// Bytes that --max-record may ask for: a line with its end, and what memory holds at once.
inline constexpr std::size_t kRecordLeast = 1 * kKiB;
inline constexpr std::size_t kRecordMost = 1024 * kMiB;
/// Files that are searched or wait for their turn to be printed: one that takes seconds must not
/// stop the others, and what they found is held in memory until then.
inline constexpr std::size_t kFilesAhead = 256;
/// Bytes of output that a file may hold until its turn comes, whatever the others hold.
inline constexpr std::size_t kHeldOutput = 128 * kKiB;
/// Bytes of a piece of that output: one that grows without end would be moved again and again, and stand in memory
/// twice then.
inline constexpr std::size_t kHeldPiece = kHeldOutput / 2;
/// Bytes that files hold together, beyond which those with more than their part wait: more than dense text of
/// a quarter of a gigabyte gives. Papers that they keep in mind, and large pages and records, count as well.
inline constexpr std::size_t kHeldInAll = 12 * kMiB;
/// Bytes of papers kept in mind that a document has for itself: what nearly all need. Those beyond are counted.
inline constexpr std::size_t kPapersFree = 64 * kKiB;
/// Bytes from which a page is counted: below, what it takes is bounded well enough by the number of threads.
inline constexpr std::size_t kPageCounted = 64 * kKiB;
/// Threads that search files: more than common machines have cores. Each may start a worker for PDFs.
inline constexpr std::size_t kJobs = 256;
/// Threads for each core, however many are asked for: more take memory, and find nothing sooner, even where some wait
/// for a disk or for a worker.
inline constexpr std::size_t kJobsPerCore = 4;
/// Containers in each other (gzip data in a tar archive in a WARC record ...): real ones have four; more is an attack.
inline constexpr int kContainerDepth = 6;
/// Bytes that may be unpacked from a file (or a stream of records) in any case, and times its size beyond that: text is
/// packed to a fiftieth at best, logs to a three hundredth; deflate's bombs reach 1032, those in each other millions.
inline constexpr std::uint64_t kUnpackedAlways = 256 * kMiB;
inline constexpr std::uint64_t kUnpackedRatio = 500;
/// Bytes of a damaged gzip member that are looked through for the next one: what chance makes of a text's codes ends a
/// block after some ten thousand.
inline constexpr std::size_t kGzipLookBack = 128 * kKiB;
/// Log2 of the bytes that a zstd frame may look back; zstd itself stays below unless asked for --long.
inline constexpr int kZstdWindowLog = 25;
/// Broken members of an archive that are passed over before it is given up.
inline constexpr std::size_t kArchiveRetries = 100;
/// Bytes of the header of a WARC record, or of the HTTP response in it: real ones have some hundred.
inline constexpr std::size_t kWarcHeader = 64 * kKiB;
/// Bytes of a record that is looked through for the next one where its length is wrong: it must be held whole.
inline constexpr std::uint64_t kWarcBlockChecked = 1 * kMiB;
/// Bytes of gzip members handed to a thread together, and looked at before they count as too large for that.
inline constexpr std::size_t kSlice = 256 * kKiB;
inline constexpr std::size_t kSliceMax = 4 * kMiB;
/// Looks at what might be the first byte of a member, from the end of a slice on; hostile files are full of them.
inline constexpr std::size_t kSliceTries = 64;
/// Bytes of a block that `paperhop` keeps when it is freed rather than give it back to the system, and half of what it
/// keeps in all: the largest pieces that are read ahead come and go all the time.
inline constexpr std::size_t kMallocKept = kSliceMax;
/// Heaps of `paperhop`: what one thread has freed another one can use, or each would keep what its largest page took.
inline constexpr int kHeaps = 4;
/// Bytes of the configuration file.
inline constexpr std::size_t kConfigFile = 1 * kMiB;

// Filters (`find --per-line`, `--ndjson`, `--frames`) and counts.
/// Papers told of one record: more than any document cites, and bounds what answering takes however long it is.
inline constexpr std::size_t kFilterPapers = 100'000;
/// Notes on one record: a container may have a broken line or member a thousand times.
inline constexpr std::size_t kFilterNotes = 100;
/// Bytes that a filter reads at a time: a few pipes full.
inline constexpr std::size_t kFilterStep = 256 * kKiB;
/// Venues told apart by counts: some thousand there are, but any word may stand in the form of one.
inline constexpr std::size_t kVenues = 50'000;
/// Rows of one group of a chart unless --limit says else: what one look takes in.
inline constexpr std::size_t kChartRows = 20;

// PDFs: what one may cost, in a process of its own.
/// Bytes of a PDF: the worker keeps it in memory, beside what its engines make of it.
inline constexpr std::size_t kPdfFile = 256 * kMiB;
/// Bytes at the start of a file among which "%PDF-" must stand for it to be a PDF: viewers look at 1 KiB, but the
/// headers of a server or a mail in front may be longer.
inline constexpr std::size_t kPdfHeader = kSniff;
/// Bytes of address space of the worker: the largest PDF, and as much again for what is made of it.
inline constexpr std::size_t kPdfMemory = 2 * kPdfFile;
/// Seconds of processor time of the worker, and of waiting for it: nobody waits longer for an answer.
inline constexpr int kPdfSeconds = 5;
/// Milliseconds beyond those that a worker has to say why it ended, and to end: its own limits come first.
inline constexpr int kPdfGraceMilliseconds = 500;
/// Bytes of one frame from the worker: the text of a page is cut above it.
inline constexpr std::size_t kPdfFrame = 4 * kMiB;
/// Bytes of all frames of one PDF: a bomb may unpack to any size.
inline constexpr std::size_t kPdfOutput = 128 * kMiB;
/// Bytes of an address of a link or a metadata field: twice what servers take of an address (Apache: 8190).
inline constexpr std::size_t kPdfField = 16 * kKiB;
/// Bytes of what the worker says for people to read: some sentences.
inline constexpr std::size_t kPdfMessage = 1 * kKiB;
/// Warnings told of one PDF: nobody reads more.
inline constexpr std::size_t kPdfWarnings = 100;
/// Links told of one page: a page of references has some hundred.
inline constexpr std::size_t kPdfLinksPerPage = 10000;
/// Links told of all pages: a book of references has some ten thousand.
inline constexpr std::size_t kPdfLinks = 20 * kPdfLinksPerPage;
/// Pages of which something is told: more are a claim that nobody checks.
inline constexpr std::uint32_t kPdfPages = 100'000;
/// Pages that wait with their links or text until a later page's text comes. The worker tells page by page, so more
/// than a few are those of a worker that was taken over, or of one without a text engine.
inline constexpr std::size_t kPdfPagesWaiting = 64;
/// Line ends of a PDF at which a broken address is looked for: a page has about 30 such; each costs some microseconds.
inline constexpr std::size_t kPdfSeams = 50000;
/// Pairs of a page's mentions that are compared for torn keys: a page of references has some thousand.
inline constexpr std::size_t kPdfMentionPairs = 400000;
/// Bytes before and behind such a line end that are looked at: the longest address worth joining.
inline constexpr std::size_t kPdfSeamReach = 160;
/// Bytes of page 1 in which the paper's own ID is looked for: pages hold a tenth of it.
inline constexpr std::size_t kPdfFirstPage = 64 * kKiB;
/// Metadata fields told; real files have about 20.
inline constexpr std::size_t kPdfFields = 1000;
/// Bytes of unpacked XMP looked at: some programs keep their history there.
inline constexpr std::size_t kPdfMetadata = 4 * kMiB;
/// Bytes of the unpacked content of page 1 in which stamps are looked for; a page of text has 10 to 100 KiB.
inline constexpr std::size_t kPdfPageContent = 16 * kMiB;
/// Lines of page 1 told as possible stamps: a page has one, but the axes of its plots are turned as well.
inline constexpr std::size_t kPdfStampLines = 200;
/// Levels of a PDF's page tree: real ones have 2 to 5; deeper is an attack.
inline constexpr std::size_t kPdfTreeDepth = 64;
/// Elements of XMP inside each other: real ones have about ten.
inline constexpr std::size_t kXmpDepth = 64;
/// Bytes of an object that are looked at where its PDF's table is lost: dictionaries of interest are short.
inline constexpr std::size_t kPdfObjectHead = 4 * kKiB;
/// Objects looked at then: a million of them is the PDF of a long book.
inline constexpr std::size_t kPdfObjects = 1'000'000;
/// Bytes of one unpacked object stream then: it holds a hundred objects or so. A bomb may unpack to any size.
inline constexpr std::size_t kPdfObjectStream = 16 * kMiB;
/// Bytes of all unpacked object streams then: they are kept beside the PDF within kPdfMemory.
inline constexpr std::size_t kPdfObjectStreams = 64 * kMiB;
/// Bytes that are looked through for links before libqpdf takes over: a fifth of a second. It builds an object once,
/// here it is read as often as it is referred to.
inline constexpr std::size_t kPdfRawBytes = 256 * kMiB;
/// Bytes of frames that the worker gathers for one write: a pipe takes this much at once.
inline constexpr std::size_t kPdfWrite = 64 * kKiB;
/// Bytes below kPdfOutput that the worker keeps free for its last frames, the warnings and the end.
inline constexpr std::size_t kPdfEndRoom = 64 * kKiB;
/// Bytes of what the worker says of its sandbox: a few lines.
inline constexpr std::size_t kPdfSandboxAnswer = 4 * kKiB;

// PDFs in a conversation (manifest/PROTOCOL.md, "pdf").
/// PDFs that may be half received at a time: more than anyone clicks while one is sent.
inline constexpr std::size_t kOpenPdfs = 4;
/// PDFs read at a time: one a core of a small machine.
inline constexpr std::size_t kPdfsRead = 2;
/// PDFs that may wait to be read: more than anyone clicks within seconds.
inline constexpr std::size_t kPdfsWaiting = 16;
/// Bytes of all PDFs kept in memory, half received, waiting or being read: as many of the largest as are read at a
/// time.
inline constexpr std::size_t kPdfsHeld = kPdfsRead * kPdfFile;
/// Bytes of a title that is worth a search, at least and at most: a shorter one names a file or a program rather than a
/// paper, a longer one is an abstract.
inline constexpr std::size_t kTitleMin = 8;
inline constexpr std::size_t kTitleMax = 300;

// The loopback daemon. Times are totals: a byte now and then does not prolong them.
/// Bytes of a request's head: browsers send under 4 KiB; the query of /go is the rest.
inline constexpr std::size_t kHttpHead = 16 * kKiB;
/// Bytes of a request target: the library behind the fences takes request lines of 8 KiB.
inline constexpr std::size_t kHttpTarget = 8000;
/// Bytes of one header line: what nearly every server takes.
inline constexpr std::size_t kHttpHeaderLine = 8 * kKiB;
/// Header lines of a request: browsers send about 20.
inline constexpr std::size_t kHttpHeaders = 64;
/// Bytes of a request's body: the text of nearly any page.
inline constexpr std::size_t kHttpBody = 2 * kMiB;
/// Bytes of memory that all requests with a body may take, from the first byte to the last of the
/// answer; 64 MiB, what the daemon may have, without what it has at rest and a margin.
inline constexpr std::size_t kHttpBodies = 40 * kMiB;
/// What answering takes at most, in bodies: of text, and of pages and messages (which may hold one).
inline constexpr std::size_t kHttpTextCost = 6;
inline constexpr std::size_t kHttpPageCost = 16;
/// Bytes of a PDF sent over HTTP: larger ones are books of scans, which `paperhop find FILE` reads in place.
inline constexpr std::size_t kHttpPdf = 64 * kMiB;
/// Bytes of all PDFs sent over HTTP that are kept. They lie in files in memory beside the daemon's own 64 MiB, and
/// count for its unit's MemoryMax.
inline constexpr std::size_t kHttpPdfs = 2 * kHttpPdf;
/// Refusals that /v1/find explains: more are not read by anyone.
inline constexpr std::size_t kHttpRefusals = 200;
/// Connections at a time; above it the oldest that waits for its client is closed.
inline constexpr std::size_t kHttpConnections = 1024;
/// Requests with a body that wait for a worker; above it the answer is 503.
inline constexpr std::size_t kHttpQueue = 32;
/// Threads that answer requests with a body.
inline constexpr std::size_t kHttpWorkers = 2;
/// Threads that wait for sockets and answer requests without a body.
inline constexpr std::size_t kHttpLoops = 2;
/// Requests on one connection: bounds what a connection can hold on to.
inline constexpr std::size_t kHttpKeepAlive = 100000;
/// Connections taken from a listening socket at a time, so that the loops share them.
inline constexpr int kHttpAccepts = 4;
/// Connections that a loop may have more than another before it gives new ones away. A few, because waking the other
/// costs more than answering one request, which is all that most connections bring.
inline constexpr std::size_t kHttpImbalance = 4;
/// Connections that the kernel keeps for us: a burst of a browser that restores its tabs.
inline constexpr int kHttpBacklog = 512;
/// Milliseconds from the first byte of a head to its last: on loopback a head comes at once.
inline constexpr int kHttpHeadTime = 2000;
/// Milliseconds for a body.
inline constexpr int kHttpBodyTime = 5000;
/// Milliseconds for a PDF to come: a browser reads it from a disk, maybe a slow one.
inline constexpr int kHttpPdfTime = 30000;
/// Milliseconds for the client to take an answer.
inline constexpr int kHttpWriteTime = 5000;
/// Milliseconds that a connection may lie idle: browsers open some ahead and keep them.
inline constexpr int kHttpIdleTime = 15000;
/// Milliseconds and bytes of unread input taken after a refusal, so that it is seen before the reset.
inline constexpr int kHttpDrainTime = 500;
inline constexpr std::size_t kHttpDrain = kHttpBody + kHttpHead;
/// Milliseconds between two looks at the deadlines.
inline constexpr int kHttpTick = 100;
/// Milliseconds from SIGTERM to the end, at most; answers under way are finished in it.
inline constexpr int kHttpStopTime = 800;
/// Milliseconds for which the configuration is taken as read.
inline constexpr int kHttpConfigTime = 1000;
/// Random bytes of the token: not to be guessed.
inline constexpr std::size_t kTokenBytes = 32;

}  // namespace paperhop::limits
