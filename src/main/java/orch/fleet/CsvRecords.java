package orch.fleet;

import java.util.ArrayList;
import java.util.List;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;

/** Reads CSV as in RFC 4180: commas, and quotes around values that need them. */
final class CsvRecords {
  private final String file;
  private final String text;
  private int at;
  private int line = 1;

  private CsvRecords(String file, String text) {
    this.file = file;
    this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /**
   * A record.
   *
   * @param line the line that it begins on, from 1
   */
  record Row(int line, List<String> cells) {}

  /**
   * All records; lines without text are none.
   *
   * @throws InvalidDocumentException when a quote is not closed
   */
  static List<Row> of(String file, String text) {
    return new CsvRecords(file, text).rows();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    while (at < text.length()) {
      int first = line;
      List<String> cells = new ArrayList<>();
      do {
        cells.add(cell());
      } while (skip(','));
      skip('\r');
      if (skip('\n')) {
        line++;
      }
      if (!cells.equals(List.of(""))) {
        rows.add(new Row(first, cells));
      }
    }
    return rows;
  }

  private String cell() {
    if (!skip('"')) {
      int start = at;
      while (at < text.length() && ",\n\r".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).strip();
    }
    StringBuilder cell = new StringBuilder();
    int first = line;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '"') {
        line += next == '\n' ? 1 : 0;
        cell.append(next);
      } else if (skip('"')) {
        cell.append('"');
      } else if (at == text.length() || ",\n\r".indexOf(text.charAt(at)) >= 0) {
        return cell.toString();
      } else {
        throw bad(line, "text follows a closing quote");
      }
    }
    throw bad(first, "a quote is not closed");
  }

  private InvalidDocumentException bad(int where, String message) {
    return new InvalidDocumentException(List.of(new Mistake(file + ":" + where, "", message)));
  }

  private boolean skip(char sign) {
    boolean isThere = at < text.length() && text.charAt(at) == sign;
    at += isThere ? 1 : 0;
    return isThere;
  }
}
