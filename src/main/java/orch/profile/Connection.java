package orch.profile;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where to call and as whom. Credentials are asked for only when something is sent. */
public final class Connection {
  /** The built-in profile: the local control plane, inside the process. */
  public static final String LOCAL = "local";

  // Any basic credentials are an account there; these are one like any other, and no secret.
  private static final Credentials LOCAL_ACCOUNT =
      new Credentials("local", "local", "not-a-secret");

  private final Optional<URI> baseUrl;
  private final Supplier<Credentials> credentials;

  private Connection(Optional<URI> baseUrl, Supplier<Credentials> credentials) {
    this.baseUrl = baseUrl;
    this.credentials = credentials;
  }

  /**
   * The connection that the command line wants, else the environment describes.
   *
   * @param environment the variables {@code TWILIO_*}, as the vendor's own tools read them
   * @throws BadConnection when a URL, a region or a profile is not acceptable
   */
  public static Connection choose(Wanted wanted, Map<String, String> environment) {
    if (wanted.profile().equals(LOCAL)) {
      return local(wanted);
    }
    if (!wanted.profile().isEmpty()) {
      throw new BadConnection(
          "there is no profile \"" + wanted.profile() + "\"; the built-in one is local");
    }
    Environment variables = new Environment(environment);
    URI url =
        wanted.baseUrl().isEmpty()
            ? Hosts.of(
                or(wanted.region(), variables.get("TWILIO_REGION")),
                or(wanted.edge(), variables.get("TWILIO_EDGE")))
            : Hosts.checked(wanted.baseUrl());
    return new Connection(Optional.of(url), variables::credentials);
  }

  private static Connection local(Wanted wanted) {
    if (wanted.baseUrl().isEmpty()) {
      return new Connection(Optional.empty(), () -> LOCAL_ACCOUNT);
    }
    URI url = Hosts.checked(wanted.baseUrl());
    if (!Hosts.isLoopback(url)) {
      throw new BadConnection("profile local calls only this machine, not " + url);
    }
    return new Connection(Optional.of(url), () -> LOCAL_ACCOUNT);
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

  /**
   * What proves who is calling.
   *
   * @throws NoCredentials when there is nothing
   */
  public Credentials credentials() {
    return credentials.get();
  }

  private static String or(String wanted, String otherwise) {
    return wanted.isEmpty() ? otherwise : wanted;
  }
}
