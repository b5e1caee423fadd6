package orch.api;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Detects lists that never end: a page token that was seen before, or too many empty pages in a
 * row. It remembers a limited number of tokens.
 */
final class PageTrail {
  private static final int MAX_EMPTY_PAGES = 100;

  /**
   * In characters, of all remembered tokens together: about ten thousand tokens of usual length.
   */
  private static final int MAX_REMEMBERED = 1 << 20;

  private final Set<String> recent = new LinkedHashSet<>();
  private int remembered;
  private int empty;

  /** Finds loops that are longer than the remembered tokens (Brent's algorithm). */
  private String anchor = "";

  private long steps;
  private long nextAnchor = 1;

  /**
   * Records a page and returns the token of the next one.
   *
   * @param page any but the last one
   * @throws ApiException.BadReply when the token was seen before, or a hundred pages in a row are
   *     empty
   */
  String next(Page page) {
    String token = page.nextToken();
    if (token.equals(anchor) || !recent.add(token)) {
      throw bad(page, "the service sent a page token a second time, so the list would never end");
    }
    empty = page.configurations().isEmpty() ? empty + 1 : 0;
    if (empty == MAX_EMPTY_PAGES) {
      throw bad(
          page,
          MAX_EMPTY_PAGES + " pages in a row are empty, and the service still names a next page");
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

  private static ApiException bad(Page page, String message) {
    return new ApiException.BadReply(page.call(), ErrorDetails.none(message));
  }
}
