// The search page: sections of the book that hold all words of the query, the best first, each with a piece of its
// text. Works from a folder as well, as the texts come in a script: BOOK_TEXTS, see press/searching.py. The stemmer
// ("strides" finds "stride") and the words too common to look for are Sphinx's, in language_data.js.

{
  const TITLE = 10; // what a word counts for in a section's title; in its text, 1 each time, at most MOST
  const MOST = 5;
  const BEFORE = 60; // characters of the text that are shown around the first word that was found
  const AFTER = 180;
  const WORD = /[\p{L}\p{N}_]+/gu;

  const stemmer = new Stemmer();
  const stem = (word) => stemmer.stemWord(word.toLowerCase());

  /** Returns the places of a text's words that begin with one of these stems: `[stem, start, end]`. */
  function find(text, stems) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const own = stem(match[0]);
      const asked = stems.find((one) => own === one || (one.length > 2 && own.startsWith(one)));
      if (asked) found.push([asked, match.index, match.index + match[0].length]);
    }
    return found;
  }

  /** Returns what a section counts for, 0 if one of the stems is missing in it, and where its text has them. */
  function weigh(chapter, title, text, stems) {
    const inText = find(text, stems);
    const inTitle = find(title || chapter, stems);
    const places = [...inText, ...inTitle, ...find(chapter, stems)];
    const missing = stems.some((one) => !places.some(([asked]) => asked === one));
    if (missing || inText.length + inTitle.length === 0) return { score: 0, inText };
    return { score: TITLE * inTitle.length + Math.min(inText.length, MOST * stems.length), inText };
  }

  /** Puts a piece of text into an element, with the words that were found marked. */
  function excerpt(paragraph, text, places) {
    const first = places.length ? places[0][1] : 0;
    const start = first <= BEFORE ? 0 : text.indexOf(" ", first - BEFORE) + 1;
    let end = Math.min(text.length, first + AFTER);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), first);
    let at = start;
    paragraph.append(start > 0 ? "… " : "");
    for (const [, from, to] of places.filter(([, , to]) => to <= end)) {
      if (from < at) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      paragraph.append(text.slice(at, from), mark);
      at = to;
    }
    paragraph.append(text.slice(at, end), end < text.length ? " …" : "");
  }

  function show(query) {
    const words = query.match(WORD) ?? [];
    const stems = [...new Set(words.filter((word) => !stopwords.includes(word.toLowerCase())).map(stem))];
    const found =
      stems.length === 0
        ? []
        : BOOK_TEXTS.map(([page, chapter, title, anchor, text]) => ({
            page,
            chapter,
            title,
            anchor,
            text,
            ...weigh(chapter, title, text, stems),
          }))
            .filter(({ score }) => score > 0)
            .sort((one, other) => other.score - one.score);

    const summary = document.createElement("p");
    summary.setAttribute("role", "status");
    summary.textContent =
      found.length === 0
        ? `No section has ${words.length > 1 ? "all the words" : "the word"} “${query.trim()}”.`
        : `${found.length} ${found.length === 1 ? "section" : "sections"} for “${query.trim()}”`;
    const list = document.createElement("ol");
    for (const { page, chapter, title, anchor, text, inText } of found) {
      const item = list.appendChild(document.createElement("li"));
      const link = item.appendChild(document.createElement("a"));
      link.href = `${page}#${anchor}`;
      link.textContent = title ? `${chapter} › ${title}` : chapter;
      if (text) excerpt(item.appendChild(document.createElement("p")), text, inText);
    }
    document.getElementById("search-results").replaceChildren(summary, list);
    // For the page that is opened next, which marks these words; see Sphinx's sphinx_highlight.js.
    localStorage.setItem("sphinx_highlight_terms", words.join(" ").toLowerCase());
  }

  window.Search = { show }; // Sphinx's sphinx_highlight.js marks the words of the last search, but not where there is one

  const query = new URLSearchParams(window.location.search).get("q") ?? "";
  const field = document.querySelector(".bd-search-container input[name=q]");
  field.value = query;
  if (query.trim()) show(query);
  else field.focus();
}
