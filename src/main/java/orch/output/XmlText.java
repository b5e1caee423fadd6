package orch.output;

/** Texts in XML. */
public final class XmlText {
  private XmlText() {}

  /** Text for XML 1.0, which has no way to write most control characters. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isOfXml(c) ? c : 0xfffd);
              }
            });
    return escaped.toString();
  }

  private static boolean isOfXml(int c) {
    return c >= ' ' && c != 0xfffe && c != 0xffff && !(c >= 0xd800 && c <= 0xdfff);
  }
}
