package orch.cli.preflight;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import orch.cli.app.Account;
import orch.cli.app.Routes;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.network.BaseUrls;

/** Runs all checks of documents before they are written. Nothing is changed. */
public final class Preflight {
  private final Account account;
  private final Deadline deadline;
  private final Set<Check> checks = EnumSet.allOf(Check.class);

  /**
   * @param skipped the checks that are left out
   */
  public Preflight(Account account, Deadline deadline, List<Check> skipped) {
    this.account = account;
    this.deadline = deadline;
    this.checks.removeAll(skipped);
  }

  /** Checks the documents, and passes each finding to a consumer. */
  public List<PreflightFinding> run(List<Subject> documents, Consumer<PreflightFinding> report)
      throws InterruptedException {
    List<PreflightFinding> findings = new ArrayList<>();
    Consumer<PreflightFinding> both =
        finding -> {
          findings.add(finding);
          report.accept(finding);
        };
    AccountState state = AccountState.read(account, deadline);
    List<Subject> subjects = documents.stream().map(each -> each.at(state.idOf(each))).toList();
    AccountChecks ofAccount = new AccountChecks(account, state);
    if (checks.contains(Check.CREDENTIALS)) {
      both.accept(
          new PreflightFinding(Check.CREDENTIALS, Optional.empty(), "", ofAccount.credentials()));
    }
    if (checks.contains(Check.LIMITS)) {
      both.accept(
          new PreflightFinding(Check.LIMITS, Optional.empty(), "", ofAccount.limits(subjects)));
    }
    DocumentChecks ofDocuments =
        new DocumentChecks(
            account.app(),
            state,
            new References(account, deadline),
            callbacks(subjects, state),
            subjects);
    Set<Check> each = EnumSet.copyOf(checks);
    each.remove(Check.CREDENTIALS);
    for (Subject subject : subjects) {
      for (Check check : each) {
        ofDocuments.run(check, subject, both);
      }
    }
    return findings;
  }

  private Map<URI, Judgement> callbacks(List<Subject> subjects, AccountState state)
      throws InterruptedException {
    if (!checks.contains(Check.CALLBACKS)) {
      return Map.of();
    }
    URI api = account.url();
    boolean knowsNames =
        state.problem().isEmpty()
            && !BaseUrls.isLoopback(api)
            && Routes.proxy(api, account.app().host()).isEmpty();
    return CallbackHosts.of(subjects, new CallbackProbe(account.app(), knowsNames, deadline));
  }

  /**
   * The exit code: 4 for refused credentials, 3 for another problem, and 3 for anything that is not
   * fine when the findings are taken strictly.
   */
  public static ExitCode exit(List<PreflightFinding> findings, boolean isStrict) {
    boolean isRefused =
        findings.stream().anyMatch(each -> each.isProblem() && each.check() == Check.CREDENTIALS);
    if (isRefused) {
      return ExitCode.UNAUTHORIZED;
    }
    boolean isBad =
        findings.stream().anyMatch(each -> each.isProblem() || (isStrict && !each.isOk()));
    return isBad ? ExitCode.INVALID : ExitCode.DONE;
  }

  /** What to do about the problems, each advice once. */
  public static List<String> advice(List<PreflightFinding> findings) {
    return findings.stream()
        .filter(PreflightFinding::isProblem)
        .map(each -> each.judgement().advice())
        .filter(advice -> !advice.isEmpty())
        .distinct()
        .toList();
  }

  /** {@code 1 problem, 2 unknown, 0 warnings, 3 ok}. */
  public static String counts(List<PreflightFinding> findings) {
    long problems = findings.stream().filter(PreflightFinding::isProblem).count();
    long unknown = findings.stream().filter(PreflightFinding::isUnknown).count();
    long fine = findings.stream().filter(PreflightFinding::isOk).count();
    long warnings = findings.size() - problems - unknown - fine;
    return problems
        + (problems == 1 ? " problem, " : " problems, ")
        + unknown
        + " unknown, "
        + warnings
        + (warnings == 1 ? " warning, " : " warnings, ")
        + fine
        + " ok";
  }
}
