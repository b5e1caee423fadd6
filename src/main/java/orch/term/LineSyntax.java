package orch.term;

import java.util.List;

/**
 * What the line editor of a shell asks about a line: whether it is complete, and what may follow.
 */
public interface LineSyntax {
  /**
   * The word that the cursor is in or behind.
   *
   * @param text the word up to the cursor, without its quotes
   * @param start where its text begins in the line
   * @param quote the quote that is open at the cursor; 0 for none
   */
  record Word(String text, int start, char quote) {}

  /**
   * A possible word.
   *
   * @param word the whole word, without quotes
   * @param label what the list of candidates shows of it
   * @param description may be empty
   * @param isWhole whether a space follows; otherwise the word goes on
   */
  record Candidate(String word, String label, String description, boolean isWhole) {}

  /** Whether the line goes on in the next one: a quote is open, or a backslash is at its end. */
  boolean goesOn(String line);

  /** The word at the end of a text, which is the line up to the cursor. */
  Word word(String upToCursor);

  /**
   * A word as it has to be typed.
   *
   * @param isWhole whether the word ends here, and with it an open quote
   * @param quote the quote that is open; 0 for none
   */
  String quoted(String word, boolean isWhole, char quote);

  /** The words that can be at the end of a text, in the order in which they are shown. */
  List<Candidate> candidates(String upToCursor);
}
