package orch.api;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Follows a listing from page to page and notices when it leads nowhere: to a page that was there
 * already, or through empty pages only. It remembers a limited number of tokens.
 */
final class PageTrail {
  private static final int MAX_EMPTY_PAGES = 100;

  /** The most characters of all remembered tokens together: some ten thousand usual ones. */
  private static final int MAX_REMEMBERED = 1 << 20;

  private final Set<String> recent = new LinkedHashSet<>();
  private int remembered;
  private int empty;

  /** For circles longer than what is remembered (Brent's algorithm). */
  private String anchor = "";

  private long steps;
  private long nextAnchor = 1;

  /**
   * Notes a page and gives the token of the next one.
   *
   * @param page any but the last one
   * @throws ApiException.BadReply when the service sends the reader round in a circle, or through a
   *     hundred empty pages
   */
  String next(Page page) {
    String token = page.nextToken();
    if (token.equals(anchor) || !recent.add(token)) {
      throw bad(page, "the list of pages goes round in a circle");
    }
    empty = page.configurations().isEmpty() ? empty + 1 : 0;
    if (empty == MAX_EMPTY_PAGES) {
      throw bad(page, MAX_EMPTY_PAGES + " pages in a row are empty, and there is still a next one");
    }
    steps++;
    if (steps == nextAnchor) {
      anchor = token;
      nextAnchor *= 2;
    }
    remembered += token.length();
    forget();
    return token;
  }

  private void forget() {
    Iterator<String> oldest = recent.iterator();
    while (remembered > MAX_REMEMBERED) {
      remembered -= oldest.next().length();
      oldest.remove();
    }
  }

  private static ApiException bad(Page page, String words) {
    return new ApiException.BadReply(page.call(), ErrorDetails.none(words));
  }
}
