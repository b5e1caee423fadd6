package orch.term;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal in memory: text, line ends, and the sequences that move the cursor and erase. */
public final class VirtualTerminal extends OutputStream {
  private static final Pattern SEQUENCE = Pattern.compile("\033\\[([0-9]*)(?:;[0-9;]*)?([A-Za-z])");

  private final int columns;
  private final int rows;
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private final StringBuilder received = new StringBuilder();
  private List<Integer> saved = List.of(0, 0);
  private int row;
  private int column;

  public VirtualTerminal(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    received.append(text);
    Matcher sequence = SEQUENCE.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\033[?7", i)) {
        i += 4;
      } else if (text.startsWith("\0337", i)) {
        saved = List.of(row, column);
        i++;
      } else if (text.startsWith("\0338", i)) {
        row = saved.get(0);
        column = saved.get(1);
        i++;
      } else if (sequence.find(i) && sequence.start() == i) {
        obey(sequence.group(2), sequence.group(1));
        i = sequence.end() - 1;
      } else {
        show(text.charAt(i));
      }
    }
  }

  /** Everything that was written. */
  public synchronized String received() {
    return received.toString();
  }

  /** All lines, also those that have moved off the screen, without spaces at their ends. */
  public synchronized String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.toString().stripTrailing()).append('\n'));
    return text.toString().stripTrailing();
  }

  /** Where the cursor is, as line and column from 0. */
  public synchronized List<Integer> cursor() {
    return List.of(row, column);
  }

  private void show(char c) {
    if (c == '\r') {
      column = 0;
    } else if (c == '\n') {
      down();
      column = 0;
    } else {
      if (column == columns) {
        down();
        column = 0;
      }
      StringBuilder line = lines.get(row);
      while (line.length() <= column) {
        line.append(' ');
      }
      line.setCharAt(column++, c);
    }
  }

  private void down() {
    row++;
    if (row == lines.size()) {
      lines.add(new StringBuilder());
    }
  }

  private void obey(String what, String number) {
    int count = number.isEmpty() ? 1 : Integer.parseInt(number);
    StringBuilder line = row < lines.size() ? lines.get(row) : new StringBuilder();
    switch (what) {
      case "A" -> row = Math.max(Math.max(0, lines.size() - rows), row - count);
      case "B" -> row += lines.size() < rows || row < lines.size() - 1 ? 1 : 0;
      case "C" -> column = Math.min(columns - 1, column + count);
      case "D" -> column = Math.max(0, column - count);
      case "K" -> line.setLength(Math.min(line.length(), column));
      case "P" -> line.delete(column, Math.min(line.length(), column + count));
      case "@" -> line.insert(Math.min(line.length(), column), " ".repeat(count));
      case "J" -> {
        line.setLength(Math.min(line.length(), column));
        lines.subList(Math.min(row + 1, lines.size()), lines.size()).clear();
      }
      case "m" -> {
        // Colors are not kept.
      }
      default -> throw new IllegalArgumentException("unknown sequence: " + number + what);
    }
  }
}
