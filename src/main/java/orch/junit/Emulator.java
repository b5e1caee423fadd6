package orch.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import orch.server.Administration;

/** The emulator of a test. Many threads may use it. */
public final class Emulator {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String PASSWORD = "any-password-is-accepted";

  private final URI baseUrl;
  private final Administration administration;

  Emulator(URI baseUrl, Administration administration) {
    this.baseUrl = baseUrl;
    this.administration = administration;
  }

  /** Scheme, host and port, such as {@code http://127.0.0.1:40123}. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** A user name for basic authentication. Every other one is another account. */
  public String account() {
    return ACCOUNT;
  }

  /** A password for basic authentication. Every other one is accepted as well. */
  public String password() {
    return PASSWORD;
  }

  /** The value of the header Authorization for {@link #account}. */
  public String authorization() {
    byte[] pair = (ACCOUNT + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The variables with which a process that runs orch uses this emulator. */
  public Map<String, String> environment() {
    return Map.of(
        "ORCH_BASE_URL", baseUrl.toString(),
        "TWILIO_ACCOUNT_SID", ACCOUNT,
        "TWILIO_AUTH_TOKEN", PASSWORD);
  }

  /** The rules about faults. */
  public EmulatorFaults faults() {
    return new EmulatorFaults(administration);
  }

  /** The clock of the API. */
  public EmulatorClock clock() {
    return new EmulatorClock(administration);
  }

  /** The configurations of {@link #account} that reads show now, in the order of their ids. */
  public List<JsonNode> configurations() {
    return configurations(ACCOUNT);
  }

  /** The configurations of an account that reads show now, in the order of their ids. */
  public List<JsonNode> configurations(String account) {
    return administration.configurations(account);
  }

  /** How many operations of all accounts have not ended. */
  public int openOperations() {
    return administration.state().path("openOperations").asInt();
  }

  /**
   * Deletes the configurations, operations and idempotency keys of all accounts, and returns to the
   * rules of the annotation, with all counts at zero. The clock keeps its time.
   */
  public void reset() {
    administration.reset();
  }
}
