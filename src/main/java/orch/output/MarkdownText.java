package orch.output;

import orch.term.SafeText;

/** Texts in Markdown. */
public final class MarkdownText {
  private static final String MARKUP = "&<>\"'|`*_[]()~#@!\\$:/+-=";

  private MarkdownText() {}

  /** A text as code, which can become neither markup nor a link nor a mention of somebody. */
  public static String code(String text) {
    StringBuilder safe = new StringBuilder("<code>");
    for (char c : SafeText.line(text).toCharArray()) {
      if (MARKUP.indexOf(c) >= 0) {
        safe.append("&#").append((int) c).append(';');
      } else {
        safe.append(c);
      }
    }
    return safe.append("</code>").toString();
  }
}
