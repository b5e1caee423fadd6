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
import orch.cli.doctor.CheckSequence.Named;
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
  private final CheckSequence checks;
  private LoginProbe greeting = new LoginProbe(Optional.empty(), Optional.empty());

  NetworkChecks(Account account, Consumer<Finding> report) {
    this.app = account.app();
    this.account = account;
    this.checks = new CheckSequence(app, report);
  }

  /** Runs and reports all checks; those after a failure are reported as skipped. */
  void run() throws InterruptedException {
    Named place = new Named("API", this::place);
    Named login = new Named("credentials", this::credentials);
    if (isProfileUnknown()) {
      // Such a profile has neither credentials nor a base URL.
      checks.look(login);
      skipAll(place, "no base URL without the profile");
    } else if (!areSettingsReadable()) {
      checks.skip(List.of(login), "the settings cannot be read");
      skipAll(place, "the settings cannot be read");
    } else if (!checks.look(place)) {
      skipAll(login, "no base URL");
    } else {
      boolean mayCall = checks.look(login);
      String failed = checks.go(steps());
      if (failed.isEmpty() && mayCall) {
        checks.go(calls());
      } else {
        checks.skip(calls(), (failed.isEmpty() ? login.name() : failed) + " failed");
      }
    }
  }

  private void skipAll(Named first, String reason) {
    checks.skip(List.of(first), reason);
    checks.skip(steps(), reason);
    checks.skip(calls(), reason);
  }

  private List<Named> steps() {
    return List.of(
        new Named("proxy", this::proxy),
        new Named("certificates", this::certificates),
        new Named("DNS", this::addresses),
        new Named("TCP", this::connection),
        new Named("TLS", this::tls));
  }

  private List<Named> calls() {
    return List.of(
        new Named("answer", this::answer),
        new Named("clock", this::clock),
        new Named("login", this::login),
        new Named("permission", this::permission));
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
