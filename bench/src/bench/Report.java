package bench;

import java.util.ArrayList;
import java.util.List;

/** What the bench has found, as markdown: the goals first. */
final class Report {
  private final Table goals =
      new Table("goal", "measured", "round by round", "must", "aim", "verdict");
  private final List<String> sections = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int missed;

  /** Judges a figure by its goal; {@code paired} is empty where nothing is paired. */
  void judge(Goal goal, double measured, String paired) {
    missed += goal.isMet(measured) ? 0 : 1;
    goals.row(
        goal.what(),
        goal.show(measured),
        paired,
        goal.limit(goal.must()),
        goal.limit(goal.aim()),
        goal.verdict(measured));
  }

  /** Judges the ratio of the medians. */
  void judge(Goal goal, Figures one, Figures other) {
    judge(goal, one.over(other), Text.ratio(one.roundByRound(other).median()));
  }

  void section(String title, Object... paragraphs) {
    List<String> texts = new ArrayList<>();
    for (Object paragraph : paragraphs) {
      texts.add(paragraph.toString().strip());
    }
    sections.add("## " + title + "\n\n" + String.join("\n\n", texts) + "\n");
  }

  /** A part of the bench could not be measured. */
  void failed(String part, Exception why) {
    failures.add(part);
    goals.row("FAILED: " + part, said(why), "", "", "", "**not measured**");
  }

  /** Results are shown around, so no path of this machine may be in them. */
  private static String said(Exception why) {
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
