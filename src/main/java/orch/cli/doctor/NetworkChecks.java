package orch.cli.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orch.api.ApiException;
import orch.api.LoginProbe;
import orch.api.Probe;
import orch.api.Route;
import orch.api.Target;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.Routes;
import orch.cli.report.ErrorReport;
import orch.cli.report.ErrorReports;
import orch.cli.report.NetworkAdvice;
import orch.network.BadConnectionException;
import orch.network.BasicCredentials;
import orch.network.CaBundle;
import orch.profile.SettingsFileException;
import orch.profile.UnknownProfileException;

/** The checks of {@code orch doctor} on the connection to the API, step by step until one fails. */
final class NetworkChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;
  private static final Duration ENDS_SOON = Duration.ofDays(14);

  private final App app;
  private final Account account;
  private final Consumer<Finding> report;
  private LoginProbe greeting = new LoginProbe(Optional.empty(), Optional.empty());

  NetworkChecks(Account account, Consumer<Finding> report) {
    this.app = account.app();
    this.account = account;
    this.report = report;
  }

  /** One check; it throws the exception that a command would get. */
  private interface Check {
    Finding look() throws InterruptedException;
  }

  private record Named(String name, Check check) {}

  /** Runs and reports all checks; those after a failure are reported as skipped. */
  void run() throws InterruptedException {
    Named place = new Named("API", this::place);
    Named login = new Named("credentials", this::credentials);
    List<Named> steps =
        List.of(
            new Named("proxy", this::proxy),
            new Named("certificates", this::certificates),
            new Named("DNS", this::addresses),
            new Named("TCP", this::connection),
            new Named("TLS", this::tls));
    List<Named> calls =
        List.of(
            new Named("answer", this::answer),
            new Named("clock", this::clock),
            new Named("login", this::login),
            new Named("permission", this::permission));
    if (isProfileUnknown()) {
      // Such a profile has neither credentials nor a base URL.
      look(login);
      skip(place, steps, calls, "no base URL without the profile");
      return;
    }
    if (!areSettingsReadable()) {
      report.accept(Finding.skipped(login.name(), "the settings cannot be read"));
      skip(place, steps, calls, "the settings cannot be read");
      return;
    }
    if (!look(place)) {
      skip(login, steps, calls, "no base URL");
      return;
    }
    boolean mayCall = look(login);
    String failed = go(steps);
    if (failed.isEmpty() && mayCall) {
      go(calls);
    } else {
      skip(calls, (failed.isEmpty() ? login.name() : failed) + " failed");
    }
  }

  private boolean isProfileUnknown() {
    try {
      account.connection();
      return false;
    } catch (UnknownProfileException e) {
      return true;
    } catch (RuntimeException e) {
      // The next checks report it.
      return false;
    }
  }

  /** Whether the files can be read that the connection needs; the finding on a file says why. */
  private boolean areSettingsReadable() {
    try {
      app.sources().defaults(app.globals().wanted().profile());
      return true;
    } catch (BadConnectionException | SettingsFileException e) {
      return false;
    }
  }

  /** Runs checks until one fails; returns its name, or an empty text if none failed. */
  private String go(List<Named> checks) throws InterruptedException {
    for (int i = 0; i < checks.size(); i++) {
      if (!look(checks.get(i))) {
        String failed = checks.get(i).name();
        skip(checks.subList(i + 1, checks.size()), failed + " failed");
        return failed;
      }
    }
    return "";
  }

  private boolean look(Named named) throws InterruptedException {
    Finding finding;
    try {
      finding = named.check().look();
    } catch (RuntimeException problem) {
      ErrorReport failure = new ErrorReports(app).of(problem);
      String advice =
          problem instanceof ApiException.Unreachable unreachable
              ? NetworkAdvice.on(unreachable.failureCause())
              : failure.hint();
      finding = Finding.failed(named.name(), failure, advice);
    }
    report.accept(finding);
    return finding.state() != Finding.State.FAILED;
  }

  private void skip(Named first, List<Named> steps, List<Named> calls, String reason) {
    skip(List.of(first), reason);
    skip(steps, reason);
    skip(calls, reason);
  }

  private void skip(List<Named> checks, String reason) {
    for (Named named : checks) {
      report.accept(Finding.skipped(named.name(), reason));
    }
  }

  private Finding credentials() {
    BasicCredentials credentials = account.connection().credentials();
    String who =
        credentials.user().equals(credentials.account())
            ? shortened(credentials.account())
            : shortened(credentials.user()) + " of " + shortened(credentials.account());
    return Finding.ok("credentials", who + ", from " + account.connection().origin().describe());
  }

  /** Shortens an id; enough remains to tell two ids apart. */
  private static String shortened(String sid) {
    int length = sid.length();
    return length <= 12 ? sid : sid.substring(0, 6) + "..." + sid.substring(length - 4);
  }

  private Target target() {
    return account.target("");
  }

  private Finding place() {
    URI url = account.url();
    return Finding.ok(
        "API", account.connection().isInProcess() ? url + " (in this process)" : "" + url);
  }

  private Finding proxy() {
    Optional<Route.Proxy> proxy = Routes.proxy(account.url(), app.host());
    return Finding.ok(
        "proxy",
        proxy
            .map(p -> p + (p.authorization().isEmpty() ? "" : ", with credentials"))
            .orElse("none"));
  }

  private Finding certificates() {
    Optional<CaBundle> bundle = Routes.bundle(account.url(), app.globals(), app.host());
    String more = bundle.map(b -> more(b.certificates().size(), b)).orElse("");
    return Finding.ok("certificates", "the ones that Java trusts" + more);
  }

  private static String more(int count, CaBundle bundle) {
    return ", and " + count + " from " + bundle.file() + " (" + bundle.source() + ")";
  }

  private Probe probe() {
    Duration timeout = app.globals().httpTimeout();
    return new Probe(target(), timeout.compareTo(PATIENCE) < 0 ? timeout : PATIENCE);
  }

  private Finding addresses() throws InterruptedException {
    String of = target().route().proxy().isPresent() ? "of the proxy: " : "";
    return Finding.ok("DNS", of + String.join(", ", probe().addresses()));
  }

  private Finding connection() throws InterruptedException {
    String to = target().route().proxy().isPresent() ? " to the proxy" : "";
    return Finding.ok("TCP", "connected" + to + " in " + probe().connect().toMillis() + " ms");
  }

  private Finding tls() throws InterruptedException {
    if (!"https".equals(account.url().getScheme())) {
      return Finding.ok("TLS", "not used on this machine; HTTP/1.1");
    }
    Probe.Session session = probe().handshake();
    String found =
        session.protocol()
            + ", "
            + session.http()
            + ", certificate by "
            + session.issuer()
            + ", valid until "
            + session.validUntil();
    boolean soon = app.host().clock().instant().plus(ENDS_SOON).isAfter(session.validUntil());
    return soon
        ? Finding.warning("TLS", found, "it expires soon: the server's operator should renew it")
        : Finding.ok("TLS", found);
  }

  private Finding answer() throws InterruptedException {
    Duration start = app.host().ticker().elapsed();
    greeting = account.api().probeLogin(app.deadline(PATIENCE));
    Optional<ApiException> problem = greeting.problem();
    if (problem.isPresent() && !(problem.get() instanceof ApiException.Unauthorized)) {
      throw problem.get();
    }
    Duration took = app.host().ticker().elapsed().minus(start);
    return Finding.ok("answer", "from the API in " + took.toMillis() + " ms");
  }

  private Finding clock() {
    Optional<Duration> ahead = greeting.ahead();
    if (ahead.isEmpty()) {
      return Finding.ok("clock", "unknown: the response has no usable Date header");
    }
    long seconds = ahead.get().abs().toSeconds();
    String found =
        seconds + " s " + (ahead.get().isNegative() ? "behind" : "ahead of") + " the service";
    return ahead.get().abs().compareTo(SKEW) > 0
        ? Finding.warning("clock", found, "set this machine's clock")
        : Finding.ok("clock", found);
  }

  private Finding login() {
    refuse(UNAUTHENTICATED);
    return Finding.ok("login", "accepted");
  }

  private Finding permission() {
    refuse(FORBIDDEN);
    return Finding.ok("permission", "may list configurations");
  }

  /** Throws the service's refusal if it has this status. */
  private void refuse(int status) {
    Optional<ApiException> problem = greeting.problem();
    if (problem.isPresent() && problem.get().reply().status() == status) {
      throw problem.get();
    }
  }
}
