package orch.document.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random YAML as people write it: block and flow style, all quotes, literal and folded texts, blank
 * lines, and a numbered comment ({@code # c17}) at every place that can have one.
 */
final class RandomYaml {
  private static final List<String> PLAIN =
      List.of(
          "Inbound", "a b c", "10", "60", "true", "null", "~", "hooks/x", "it's", "1.50", "x:y");
  private static final List<String> QUOTED =
      List.of("+15551230100", "*", "", "a, b", "no", "a: b", "# no comment", "tab\\there");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final String eol;
  private int comments;
  private int keys;

  RandomYaml(long seed) {
    random = new Random(seed);
    eol = random.nextInt(4) == 0 ? "\r\n" : "\n";
  }

  /** One to three documents. */
  String next() {
    int documents = random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 1;
    for (int i = 0; i < documents; i++) {
      if (i > 0 || random.nextInt(6) == 0) {
        text.append("---").append(trailing()).append(eol);
      }
      between(0);
      mapping(0, 3);
    }
    between(0);
    String all = text.toString();
    return random.nextInt(5) == 0 ? all.stripTrailing() : all;
  }

  private boolean one(int of) {
    return random.nextInt(of) == 0;
  }

  private String comment() {
    return "# c" + ++comments + ";";
  }

  private String trailing() {
    return one(4) ? " ".repeat(1 + random.nextInt(3)) + comment() : one(9) ? " " : "";
  }

  /** Blank lines and comments between two members. */
  private void between(int indentation) {
    while (one(4)) {
      if (one(2)) {
        text.append(one(3) ? " ".repeat(random.nextInt(4)) : "").append(eol);
      } else {
        int spaces = one(4) ? random.nextInt(6) : indentation;
        text.append(" ".repeat(spaces)).append(comment()).append(eol);
      }
    }
  }

  private String key() {
    keys++;
    return switch (random.nextInt(8)) {
      case 0 -> "\"k" + keys + "\"";
      case 1 -> "'k " + keys + "'";
      case 2 -> "k " + keys;
      default -> "k" + keys;
    };
  }

  /** Members at a column; the text is at the beginning of a line. */
  private void mapping(int column, int depth) {
    int members = 1 + random.nextInt(4);
    for (int i = 0; i < members; i++) {
      if (i > 0) {
        between(column);
      }
      text.append(" ".repeat(column));
      member(column, depth);
    }
  }

  private void member(int column, int depth) {
    text.append(key()).append(one(9) ? " :" : ":");
    value(column, depth, false);
  }

  private void sequence(int column, int depth) {
    int elements = 1 + random.nextInt(3);
    for (int i = 0; i < elements; i++) {
      if (i > 0) {
        between(column);
      }
      text.append(" ".repeat(column)).append('-');
      if (depth > 0 && one(3)) {
        int gap = one(4) ? 3 : 1;
        text.append(" ".repeat(gap));
        compactMapping(column + 1 + gap, depth - 1);
      } else {
        value(column, depth, true);
      }
    }
  }

  /** A mapping that begins on the line of its dash. */
  private void compactMapping(int column, int depth) {
    member(column, depth);
    if (one(2)) {
      between(column);
      mapping(column, depth);
    }
  }

  /** A value behind a colon or a dash, with its line end. */
  private void value(int column, int depth, boolean inSequence) {
    int kind = random.nextInt(depth > 0 ? 9 : 6);
    switch (kind) {
      case 0, 1 -> text.append(' ').append(scalar(column, false)).append(trailing()).append(eol);
      case 2 -> blockScalar(column);
      case 3 -> text.append(' ').append(flow(2, column)).append(trailing()).append(eol);
      case 4 ->
          text.append(one(3) ? "" : " " + scalar(column, false)).append(trailing()).append(eol);
      case 5 -> text.append(one(2) ? " {}" : " []").append(trailing()).append(eol);
      case 6 -> {
        text.append(trailing()).append(eol);
        between(column + 2);
        mapping(column + 1 + random.nextInt(4), depth - 1);
      }
      default -> {
        text.append(trailing()).append(eol);
        between(column + 2);
        sequence(column + (inSequence ? 1 : 0) + (one(3) ? 0 : 2), depth - 1);
      }
    }
  }

  private String scalar(int column, boolean inFlow) {
    String quoted = QUOTED.get(random.nextInt(QUOTED.size()));
    return switch (random.nextInt(6)) {
      case 0 -> "'" + quoted.replace("\\t", "") + "'";
      case 1 -> "\"" + quoted + "\"";
      case 2 ->
          inFlow
              ? "word"
              : "two" + eol + " ".repeat(column + 2) + "lines" + (one(2) ? " more" : "");
      case 3 -> "\"a" + eol + " ".repeat(column + 3) + "b \\u00e9 \uD83D\uDE00\"";
      default -> PLAIN.get(random.nextInt(inFlow ? 7 : PLAIN.size()));
    };
  }

  private void blockScalar(int column) {
    String sign = one(2) ? "|" : ">";
    String chomping = one(3) ? "-" : one(3) ? "+" : "";
    text.append(' ').append(sign).append(chomping).append(trailing()).append(eol);
    String spaces = " ".repeat(column + 1 + random.nextInt(3));
    int lines = 1 + random.nextInt(3);
    for (int i = 0; i < lines; i++) {
      text.append(spaces).append(i > 0 && one(4) ? "  deeper" : "line # text").append(eol);
      text.append(one(4) ? eol : "");
    }
  }

  /** A collection in brackets or braces, in one line or in several. */
  private String flow(int depth, int column) {
    boolean isMapping = one(2);
    boolean isSpread = one(3);
    String margin = isSpread ? eol + " ".repeat(column + 4) : "";
    List<String> parts = new ArrayList<>();
    int members = random.nextInt(4);
    for (int i = 0; i < members; i++) {
      String value = depth > 0 && one(3) ? flow(depth - 1, column + 2) : scalar(column + 4, true);
      parts.add(isMapping ? key() + ": " + value : value);
    }
    StringBuilder all = new StringBuilder(isMapping ? "{" : "[");
    for (int i = 0; i < parts.size(); i++) {
      boolean isLast = i == parts.size() - 1;
      all.append(isSpread && one(4) ? margin + comment() : "");
      all.append(margin.isEmpty() && i > 0 ? " " : margin).append(parts.get(i));
      all.append(!isLast || one(6) ? "," : "").append(isSpread && one(3) ? " " + comment() : "");
    }
    String close = isSpread ? eol + " ".repeat(column + 2) : one(5) ? " " : "";
    return all.append(close).append(isMapping ? "}" : "]").toString();
  }
}
