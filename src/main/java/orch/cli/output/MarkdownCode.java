package orch.cli.output;

import orch.term.SafeText;

/** Text from elsewhere in Markdown: it cannot become markup, a link or a mention of somebody. */
public final class MarkdownCode {
  private static final String MARKUP = "&<>\"'|`*_[]()~#@!\\$:/+-=";

  private MarkdownCode() {}

  /** The text as code, on one line. */
  public static String of(String text) {
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
