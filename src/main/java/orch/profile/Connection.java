package orch.profile;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orch.network.BadConnectionException;
import orch.network.BaseUrls;
import orch.network.BasicCredentials;
import org.jspecify.annotations.Nullable;

/**
 * The server to call and the credentials to use. The credentials are read only when a request is
 * sent.
 */
public final class Connection {
  /** The built-in profile of the local control plane, which runs inside the process. */
  public static final String LOCAL = "local";

  /** The built-in profile that uses the environment variables, even when others would be chosen. */
  public static final String ENVIRONMENT = "environment";

  /** The reserved names, which the user's profiles cannot have. */
  static final List<String> BUILT_IN = List.of(LOCAL, ENVIRONMENT);

  // The local control plane accepts any credentials, so these are not a secret.
  private static final BasicCredentials LOCAL_ACCOUNT =
      new BasicCredentials("local", "local", "not-a-secret");

  private final Optional<URI> baseUrl;
  private final ConnectionOrigin origin;
  private final Supplier<BasicCredentials> source;
  private @Nullable BasicCredentials credentials;

  private Connection(
      Optional<URI> baseUrl, ConnectionOrigin origin, Supplier<BasicCredentials> source) {
    this.baseUrl = baseUrl;
    this.origin = origin;
    this.source = source;
  }

  /**
   * Chooses the connection: that of the command line, else of the project's profile, else of the
   * environment variables, else of the active profile.
   *
   * @throws BadConnectionException when a URL, a region, a profile or a settings file is invalid
   */
  public static Connection choose(ConnectionFlags wanted, Settings sources) {
    Settings.Choice choice = sources.choose(wanted.profile());
    if (choice.profile().equals(LOCAL)) {
      return local(wanted, choice);
    }
    if (choice.profile().isEmpty() || choice.profile().equals(ENVIRONMENT)) {
      return environment(wanted, sources.variables(), choice);
    }
    return named(wanted, sources, choice);
  }

  private static Connection local(ConnectionFlags wanted, Settings.Choice choice) {
    ConnectionOrigin origin = new ConnectionOrigin(LOCAL, choice.by(), "built-in", false, "", "");
    if (wanted.baseUrl().isEmpty()) {
      return new Connection(Optional.empty(), origin, () -> LOCAL_ACCOUNT);
    }
    URI url = BaseUrls.checked(wanted.baseUrl());
    if (!BaseUrls.isLoopback(url)) {
      throw new BadConnectionException("profile local can call only this machine, not " + url);
    }
    return new Connection(Optional.of(url), origin, () -> LOCAL_ACCOUNT);
  }

  private static Connection environment(
      ConnectionFlags wanted, TwilioVariables variables, Settings.Choice choice) {
    String region = orElse(wanted.region(), variables.get("TWILIO_REGION"));
    String edge = orElse(wanted.edge(), variables.get("TWILIO_EDGE"));
    ConnectionOrigin origin =
        new ConnectionOrigin("", choice.by(), ENVIRONMENT, false, region, edge);
    return new Connection(
        Optional.of(url(wanted.baseUrl(), region, edge)), origin, variables::credentials);
  }

  /**
   * The connection of an account that has no profile, but a program that prints its credentials.
   *
   * @param name the account's name, for messages
   * @param sid the account's SID; empty when only the program knows it
   * @param program the command
   */
  public static Connection ofProgram(
      String name, String sid, String program, ConnectionFlags wanted, Settings sources) {
    return of(wanted, sources, Profile.ofProgram(name, sid, program), "the accounts file");
  }

  private static Connection named(
      ConnectionFlags wanted, Settings sources, Settings.Choice choice) {
    return of(wanted, sources, sources.profiles().get(choice.profile()), choice.by());
  }

  private static Connection of(
      ConnectionFlags wanted, Settings sources, Profile profile, String by) {
    // A region on the command line selects the vendor's hosts, not the profile's base URL.
    boolean elsewhere = !(wanted.region() + wanted.edge()).isEmpty();
    String base = orElse(wanted.baseUrl(), elsewhere ? "" : profile.baseUrl());
    ConnectionOrigin origin =
        new ConnectionOrigin(
            profile.name(),
            by,
            profile.place().toString(),
            profile.isProtected(),
            orElse(wanted.region(), profile.region()),
            orElse(wanted.edge(), profile.edge()));
    URI url = url(base, origin.region(), origin.edge());
    return new Connection(Optional.of(url), origin, () -> sources.credentials(profile));
  }

  private static URI url(String base, String region, String edge) {
    return base.isEmpty() ? BaseUrls.of(region, edge) : BaseUrls.checked(base);
  }

  /** The scheme, host and port to call; empty when the control plane runs inside the process. */
  public Optional<URI> baseUrl() {
    return baseUrl;
  }

  /** Whether the control plane runs inside the process. */
  public boolean isInProcess() {
    return baseUrl.isEmpty();
  }

  /** Which profile and settings it comes from. */
  public ConnectionOrigin origin() {
    return origin;
  }

  /** Whether destructive changes require the user to type the profile's name. */
  public boolean isProtected() {
    return origin.isProtected();
  }

  /**
   * The credentials. A keychain or a program is asked only once.
   *
   * @throws NoCredentialsException when there are none that can be used
   */
  public BasicCredentials credentials() {
    if (credentials == null) {
      credentials = source.get();
    }
    return credentials;
  }

  /**
   * Checks the account before anything is sent.
   *
   * @param account the expected account's SID; empty to accept any account
   * @throws OtherAccountException when the credentials do not belong to that account, or do not
   *     show it
   */
  public void expect(String account) {
    if (account.isEmpty() || account.equals(credentials().account())) {
      return;
    }
    String actual = credentials().account();
    throw new OtherAccountException(
        "expected account "
            + account
            + ", but the credentials of "
            + origin.describe()
            + (Sid.isKey(actual)
                ? " do not show which account the key " + actual + " belongs to"
                : " belong to " + actual));
  }

  private static String orElse(String wanted, String otherwise) {
    return wanted.isEmpty() ? otherwise : wanted;
  }
}
