package orch.cli.problem;

import java.util.ArrayList;
import java.util.List;

/** Limits the detail lines of a message, because a file can have a hundred thousand mistakes. */
public final class DetailLines {
  private static final int MOST = 50;

  private DetailLines() {}

  /** The first 50 lines, then a line with the number of further ones. */
  public static List<String> limited(List<String> lines) {
    if (lines.size() <= MOST) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, MOST));
    first.add("and " + (lines.size() - MOST) + " more");
    return first;
  }
}
