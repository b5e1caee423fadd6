package bench;

import java.util.ArrayList;
import java.util.List;

/** The results as Markdown, goals first. */
final class Report {
  private final Table goals =
      new Table("goal", "measured", "ratio per round", "must", "aim", "verdict");
  private final List<String> sections = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int missed;

  /** Adds a figure to the goals table; {@code perRound} is empty for a figure without a ratio. */
  void judge(Goal goal, double measured, String perRound) {
    missed += goal.isMet(measured) ? 0 : 1;
    goals.row(
        goal.what(),
        goal.show(measured),
        perRound,
        goal.limit(goal.must()),
        goal.limit(goal.aim()),
        goal.verdict(measured));
  }

  /** Adds a ratio of medians to the goals table. */
  void judge(Goal goal, Figures one, Figures other) {
    judge(goal, one.over(other), Text.ratio(one.ratioPerRound(other).median()));
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
    goals.row("FAILED: " + part, message(why), "", "", "", "**not measured**");
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

  boolean areMustsMet() {
    return missed == 0;
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
