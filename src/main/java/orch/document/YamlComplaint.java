package orch.document;

import java.util.Objects;
import orch.json.MalformedTextException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in plain words what the YAML library complains about, and where to correct it. */
final class YamlComplaint {
  private static final String QUOTE = ": put a text in quotes when it has special characters";

  /** Words of the library, and the plain sentence for them. */
  private static final String[][] SENTENCES = {
    {
      "mapping values are not allowed",
      "unexpected \": \": put a text with \": \" in quotes, or correct the indentation"
    },
    {
      "sequence entries are not allowed",
      "a list cannot begin on the line of its key: begin it on the next line"
    },
    {
      "expected <block end>, but found '<scalar>'",
      "unexpected text after the value: put the whole value in quotes, or correct the indentation"
    },
    {"expected <block end>, but found '<alias>'", "a YAML anchor cannot stand before an alias"},
    {"expected <block end>, but found '<anchor>'", "a value cannot have two YAML anchors"},
    {"expected <block end>", "the indentation of this line does not fit the lines above it"},
    {"expected ',' or ']'", "a comma or ] is missing"},
    {"expected ',' or '}'", "a comma or } is missing"},
    {"expected the node content", "a value is missing"},
    {
      "expected '<document start>', but found '<document end>'",
      "a document is missing after the line with %"
    },
    {"expected '<document start>'", "unexpected text after the end of the document"},
    {"found character '\\t", "a tab cannot be part of the indentation: use spaces"},
    {
      "expected a comment or a line break",
      "unexpected text; the text of | or > begins on the next line"
    },
    {
      "expected chomping or indentation",
      "after | or >, only +, - and a digit from 1 to 9 are allowed"
    },
    {
      "expected indentation indicator",
      "after | or >, only +, - and a digit from 1 to 9 are allowed"
    },
    {"found unknown escape character", "unknown escape sequence: write \\\\ for a backslash"},
    {"expected escape sequence of", "an escape sequence such as \\u00e9 is incomplete"},
    {"found duplicate YAML directive", "the line %YAML appears twice"},
    {"found unsupported YAML version", "this version of YAML is not supported"},
  };

  /** Complaints whose cause is where the library began to read, and not where it stopped. */
  private static final String[][] AT_THE_BEGINNING = {
    {
      "could not find expected ':'",
      "a line without a colon after its key, or with a wrong indentation"
    },
    {"found unexpected end of stream", "a quote is not closed"},
    {"found unexpected document separator", "a quote is not closed"},
  };

  private YamlComplaint() {}

  static MalformedTextException of(MarkedYAMLException complaint) {
    Mark at = Objects.requireNonNull(complaint.getProblemMark());
    String problem = String.valueOf(complaint.getProblem());
    @Nullable Mark begin = complaint.getContextMark();
    @Nullable String atBegin = sentence(problem, AT_THE_BEGINNING);
    if (atBegin != null) {
      return malformed(begin == null ? at : begin, atBegin);
    }
    if (isColonWithoutKey(at)) {
      return malformed(at, "the key is empty");
    }
    @Nullable String plain = sentence(problem, SENTENCES);
    return malformed(at, plain == null ? character(problem) : plain);
  }

  private static @Nullable String sentence(String problem, String[][] sentences) {
    for (String[] words : sentences) {
      if (problem.startsWith(words[0])) {
        return words[1];
      }
    }
    return null;
  }

  /** A character at which no value can begin, such as {@code @}; other complaints as they are. */
  private static String character(String problem) {
    String before = "found character '";
    int end = problem.indexOf("' ", before.length());
    return problem.startsWith(before) && end > 0
        ? "a text cannot begin with " + problem.substring(before.length(), end) + QUOTE
        : problem;
  }

  private static MalformedTextException malformed(Mark at, String reason) {
    return new MalformedTextException(at.getLine() + 1, at.getColumn() + 1, reason);
  }

  /** Whether a line begins with a colon, which the library reports only as unexpected. */
  private static boolean isColonWithoutKey(Mark at) {
    int[] text = at.getBuffer();
    int colon = at.getPointer();
    boolean begins = colon < text.length && text[colon] == ':';
    for (int i = colon - 1; begins && i >= Math.max(0, colon - at.getColumn()); i--) {
      begins = text[i] == ' ';
    }
    return begins;
  }
}
