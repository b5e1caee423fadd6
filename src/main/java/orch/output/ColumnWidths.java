package orch.output;

import java.util.Arrays;
import java.util.List;

/**
 * Decides which columns of a table fit on a screen, and how wide they are: ids are whole, texts
 * make room for them, and each value that has room beside them is shown.
 */
final class ColumnWidths {
  /** The width of a column that is left out. */
  static final int NONE = -1;

  /** The cells between two columns. */
  static final int GAP = 2;

  /** The smallest width of a text that is cut. */
  private static final int LEAST = 5;

  /** The width from which a text makes room for values: that of the longest valid name. */
  private static final int ENOUGH = 32;

  private final List<Column> columns;
  private final int[] natural;
  private final int[] widths;
  private int free;

  private ColumnWidths(List<Column> columns, int[] natural, int screen) {
    this.columns = columns;
    this.natural = natural;
    this.widths = new int[natural.length];
    this.free = screen + GAP;
    Arrays.fill(widths, NONE);
  }

  /**
   * The width of each column.
   *
   * @param natural the width that each column needs, at least one
   * @param screen the width of the screen in cells
   */
  static int[] fitting(List<Column> columns, int[] natural, int screen) {
    ColumnWidths fit = new ColumnWidths(columns, natural, screen);
    fit.placeIdsAndTexts();
    fit.widenTexts(ENOUGH);
    fit.placeValues();
    fit.widenTexts(Integer.MAX_VALUE);
    return fit.widths;
  }

  private void placeIdsAndTexts() {
    for (int i = 0; i < widths.length; i++) {
      switch (columns.get(i).kind()) {
        case ID -> place(i, natural[i]);
        case TEXT -> place(i, Math.min(natural[i], LEAST));
        case VALUE, KEYS, AGE -> {}
      }
    }
    if (Arrays.stream(widths).allMatch(width -> width == NONE)) {
      place(0, Math.min(natural[0], free - GAP));
    }
  }

  private void place(int column, int width) {
    if (width + GAP <= free) {
      widths[column] = width;
      free -= width + GAP;
    }
  }

  /** Gives the free cells to the texts, always to the narrowest one. */
  private void widenTexts(int limit) {
    int narrowest = narrowestText(limit);
    while (free > 0 && narrowest != NONE) {
      widths[narrowest]++;
      free--;
      narrowest = narrowestText(limit);
    }
  }

  private int narrowestText(int limit) {
    int narrowest = NONE;
    for (int i = 0; i < widths.length; i++) {
      boolean grows = widths[i] != NONE && widths[i] < Math.min(limit, natural[i]);
      if (grows && (narrowest == NONE || widths[i] < widths[narrowest])) {
        narrowest = i;
      }
    }
    return narrowest;
  }

  private void placeValues() {
    for (int i = 0; i < widths.length; i++) {
      Column.Kind kind = columns.get(i).kind();
      if (widths[i] == NONE && kind != Column.Kind.ID && kind != Column.Kind.TEXT) {
        place(i, natural[i]);
      }
    }
  }
}
