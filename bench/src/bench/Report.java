package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The results as Markdown, goals first. */
final class Report {
  private final List<Tree> trees;
  private final Table goals;
  private final List<String> sections = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * @param trees each has a column in the goals table
   */
  Report(List<Tree> trees) {
    this.trees = trees;
    List<String> headers = new ArrayList<>(List.of("goal"));
    trees.forEach(tree -> headers.addAll(List.of(tree.label(), "ratio per round")));
    headers.addAll(List.of("must", "aim", "verdict"));
    this.goals = new Table(headers.toArray(String[]::new));
  }

  /**
   * Adds a goal to the goals table.
   *
   * @param measured a figure of each orch, or only of the first
   */
  void judge(Goal goal, List<Measured> measured) {
    List<String> cells = new ArrayList<>(List.of(goal.what()));
    for (Measured figure : measured) {
      cells.addAll(List.of(goal.show(figure.value()), figure.perRound()));
    }
    cells.addAll(Collections.nCopies(2 * (trees.size() - measured.size()), ""));
    cells.addAll(List.of(goal.limit(goal.must()), goal.limit(goal.aim()), verdict(goal, measured)));
    goals.row(cells.toArray(String[]::new));
  }

  /** Adds a figure of the first orch; {@code perRound} is empty for a figure without a ratio. */
  void judge(Goal goal, double measured, String perRound) {
    judge(goal, List.of(new Measured(measured, perRound)));
  }

  /** Adds a ratio of medians of the first orch. */
  void judge(Goal goal, Figures one, Figures other) {
    judge(goal, List.of(Measured.ratio(one, other)));
  }

  private String verdict(Goal goal, List<Measured> measured) {
    String verdict = goal.verdict(measured.get(0).value());
    for (int i = 1; i < measured.size(); i++) {
      String other = goal.verdict(measured.get(i).value());
      verdict += other.equals(verdict) ? "" : "; " + trees.get(i).label() + ": " + other;
    }
    return verdict;
  }

  void section(String title, Object... paragraphs) {
    List<String> texts = new ArrayList<>();
    for (Object paragraph : paragraphs) {
      texts.add(paragraph.toString().strip());
    }
    sections.add("## " + title + "\n\n" + String.join("\n\n", texts) + "\n");
  }

  /** Adds a part that could not be measured. */
  void failed(String part, Exception why) {
    failures.add(part);
    List<String> cells = new ArrayList<>(List.of("FAILED: " + part, message(why)));
    cells.addAll(Collections.nCopies(2 * trees.size() + 1, ""));
    cells.add("**not measured**");
    goals.row(cells.toArray(String[]::new));
  }

  /**
   * The exception's message without paths: results are published, and must not name paths of this
   * machine.
   */
  private static String message(Exception why) {
    return String.valueOf(why.getMessage()).replaceAll("(/[^/\\s\"]+){2,}/", "");
  }

  boolean isComplete() {
    return failures.isEmpty();
  }

  String markdown(String title, String introduction) {
    return "# "
        + title
        + "\n\n"
        + introduction.strip()
        + "\n\n## Goals\n\n"
        + goals
        + "\n"
        + String.join("\n", sections);
  }
}
