package orch.picture;

/** The characters that a tree is drawn with. */
public enum TreeSymbols {
  UNICODE("\u251c\u2500 ", "\u2514\u2500 ", "\u2502  ", "\u2192"),
  /** For terminals that show nothing else. */
  ASCII("|- ", "`- ", "|  ", "->");

  private final String branch;
  private final String lastBranch;
  private final String trunk;
  private final String arrow;

  TreeSymbols(String branch, String lastBranch, String trunk, String arrow) {
    this.branch = branch;
    this.lastBranch = lastBranch;
    this.trunk = trunk;
    this.arrow = arrow;
  }

  /** What is before a line of the tree. */
  String branch(boolean last) {
    return last ? lastBranch : branch;
  }

  /** What is before the lines that belong to it. */
  String trunk(boolean last) {
    return last ? " ".repeat(trunk.length()) : trunk;
  }

  /** What is between the two addresses of a capture rule. */
  String arrow() {
    return arrow;
  }
}
