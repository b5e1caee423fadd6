package orch.profile;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orch.network.BadConnectionException;
import orch.network.BaseUrls;
import orch.network.BasicCredentials;
import org.jspecify.annotations.Nullable;

/** Where to call and as whom. Credentials are asked for only when something is sent. */
public final class Connection {
  /** The built-in profile: the local control plane, inside the process. */
  public static final String LOCAL = "local";

  /** The built-in profile of the environment's variables, whatever else would be chosen. */
  public static final String ENVIRONMENT = "environment";

  /** The names that no profile of the user's can have. */
  static final List<String> BUILT_IN = List.of(LOCAL, ENVIRONMENT);

  // Any basic credentials are an account there; these are one like any other, and no secret.
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
   * The connection that the command line wants; else that of the project's profile; else the one
   * that the environment describes; else that of the active profile.
   *
   * @throws BadConnectionException when a URL, a region, a profile or a file that names them is not
   *     acceptable
   */
  public static Connection choose(ConnectionFlags wanted, Settings sources) {
    Choice choice = sources.choose(wanted.profile());
    if (choice.profile().equals(LOCAL)) {
      return local(wanted, choice);
    }
    if (choice.profile().isEmpty() || choice.profile().equals(ENVIRONMENT)) {
      return environment(wanted, sources.variables(), choice);
    }
    return named(wanted, sources, choice);
  }

  private static Connection local(ConnectionFlags wanted, Choice choice) {
    ConnectionOrigin origin = new ConnectionOrigin(LOCAL, choice.by(), "built-in", false, "", "");
    if (wanted.baseUrl().isEmpty()) {
      return new Connection(Optional.empty(), origin, () -> LOCAL_ACCOUNT);
    }
    URI url = BaseUrls.checked(wanted.baseUrl());
    if (!BaseUrls.isLoopback(url)) {
      throw new BadConnectionException("profile local calls only this machine, not " + url);
    }
    return new Connection(Optional.of(url), origin, () -> LOCAL_ACCOUNT);
  }

  private static Connection environment(
      ConnectionFlags wanted, TwilioVariables variables, Choice choice) {
    String region = or(wanted.region(), variables.get("TWILIO_REGION"));
    String edge = or(wanted.edge(), variables.get("TWILIO_EDGE"));
    ConnectionOrigin origin =
        new ConnectionOrigin("", choice.by(), ENVIRONMENT, false, region, edge);
    return new Connection(
        Optional.of(url(wanted.baseUrl(), region, edge)), origin, variables::credentials);
  }

  private static Connection named(ConnectionFlags wanted, Settings sources, Choice choice) {
    Profile profile = sources.profiles().get(choice.profile());
    // A region on the line means the vendor's hosts, wherever the profile usually calls.
    boolean elsewhere = !(wanted.region() + wanted.edge()).isEmpty();
    String base = or(wanted.baseUrl(), elsewhere ? "" : profile.baseUrl());
    ConnectionOrigin origin =
        new ConnectionOrigin(
            profile.name(),
            choice.by(),
            profile.place().toString(),
            profile.isProtected(),
            or(wanted.region(), profile.region()),
            or(wanted.edge(), profile.edge()));
    URI url = url(base, origin.region(), origin.edge());
    return new Connection(Optional.of(url), origin, () -> sources.credentials(profile));
  }

  private static URI url(String base, String region, String edge) {
    return base.isEmpty() ? BaseUrls.of(region, edge) : BaseUrls.checked(base);
  }

  /**
   * The scheme, host and port to call; empty when the local control plane is to run inside the
   * process.
   */
  public Optional<URI> baseUrl() {
    return baseUrl;
  }

  /** Whether the control plane is to run inside the process. */
  public boolean isInProcess() {
    return baseUrl.isEmpty();
  }

  /** Where it came from. */
  public ConnectionOrigin origin() {
    return origin;
  }

  /** Whether changes that take something away want the profile's name typed. */
  public boolean isProtected() {
    return origin.isProtected();
  }

  /**
   * What proves who is calling; a keychain or a program is asked once.
   *
   * @throws NoCredentialsException when there is nothing
   */
  public BasicCredentials credentials() {
    if (credentials == null) {
      credentials = source.get();
    }
    return credentials;
  }

  /**
   * Makes sure of the account before anything is sent.
   *
   * @param account an account's SID; empty where any will do
   * @throws OtherAccountException when the credentials are not known to be that account's
   */
  public void expect(String account) {
    if (account.isEmpty() || account.equals(credentials().account())) {
      return;
    }
    String actual = credentials().account();
    throw new OtherAccountException(
        "expected the account "
            + account
            + ", but the credentials of "
            + origin.describe()
            + (Sid.isKey(actual)
                ? " do not say which account the key " + actual + " belongs to"
                : " are those of " + actual));
  }

  private static String or(String wanted, String otherwise) {
    return wanted.isEmpty() ? otherwise : wanted;
  }
}
