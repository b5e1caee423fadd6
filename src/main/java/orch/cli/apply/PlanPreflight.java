package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.preflight.Preflight;
import orch.cli.preflight.PreflightFinding;
import orch.cli.preflight.Subject;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.document.Document;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;

/** The checks of {@code config preflight} on what a plan writes. */
final class PlanPreflight {
  private final Account account;
  private final Deadline deadline;

  PlanPreflight(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /**
   * What a plan creates and updates.
   *
   * @param documents of the first entries of the plan; without them, only what is sent is checked
   */
  static List<Subject> subjects(Plan plan, List<Document> documents) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < plan.entries().size(); i++) {
      PlanEntry entry = plan.entries().get(i);
      if (entry.action() == Action.CREATE || entry.action() == Action.UPDATE) {
        Optional<String> live = entry.id().isEmpty() ? Optional.empty() : Optional.of(entry.id());
        subjects.add(
            new Subject(
                entry.name(),
                entry.place(),
                i < documents.size() ? documents.get(i).tree() : entry.body(),
                live));
      }
    }
    return subjects;
  }

  /**
   * Runs the checks. What is not fine goes to stderr.
   *
   * @throws CommandFailedException if there is a problem; nothing is written then
   */
  void check(List<Subject> subjects) throws InterruptedException {
    App app = account.app();
    List<String> problems = new ArrayList<>();
    List<PreflightFinding> findings =
        new Preflight(account, deadline, List.of())
            .run(
                subjects,
                finding -> {
                  if (finding.isProblem()) {
                    problems.add(finding.line());
                  } else if (!finding.isOk()) {
                    app.note("preflight: " + finding.line());
                  }
                });
    app.note("preflight: " + Preflight.counts(findings));
    ExitCode exit = Preflight.exit(findings, false);
    if (exit != ExitCode.DONE) {
      throw new CommandFailedException(
          exit,
          "the preflight found "
              + problems.size()
              + (problems.size() == 1 ? " problem" : " problems")
              + "; nothing was sent",
          problems,
          "to see every check: " + app.commandLine("config preflight", files(subjects)));
    }
  }

  private static String[] files(List<Subject> subjects) {
    List<String> words = new ArrayList<>();
    subjects.stream()
        .map(each -> each.place().substring(0, each.place().lastIndexOf(':')))
        .distinct()
        .forEach(file -> words.addAll(List.of("-f", file)));
    return words.toArray(String[]::new);
  }
}
