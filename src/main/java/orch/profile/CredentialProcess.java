package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.network.BasicCredentials;

/**
 * A program of the user that prints credentials as JSON:
 *
 * <pre>
 * {"version": 1, "accountSid": "AC…", "apiKey": "SK…", "apiSecret": "…", "expiration": "2026-03-01T13:00:00Z"}
 * </pre>
 *
 * or with {@code authToken} instead of key and secret.
 */
final class CredentialProcess {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Profile profile;

  CredentialProcess(Profile profile) {
    this.profile = profile;
  }

  /**
   * Runs the program, with a timeout of one minute.
   *
   * @throws NoCredentialsException when it fails or prints no usable credentials; the message never
   *     quotes its output
   */
  BasicCredentials credentials(Programs programs, InstantSource clock) {
    List<String> command = List.of("/bin/sh", "-c", profile.credentialProcess());
    Programs.Result result = programs.runWithMessages(new Programs.Task(command, "", LIMIT));
    if (result.exit() < 0) {
      throw bad("did not end within " + LIMIT.toSeconds() + " seconds");
    }
    if (result.exit() > 0) {
      throw bad("ended with exit code " + result.exit());
    }
    JsonNode output = parsed(result.output());
    if (output.path("version").asInt() != 1) {
      throw bad("did not print \"version\": 1, the only version that orch supports");
    }
    refuseExpired(output.path("expiration"), clock.instant());
    return checked(output);
  }

  private JsonNode parsed(String output) {
    try {
      return Json.read(output);
    } catch (MalformedTextException e) {
      throw bad("did not print a single JSON object");
    }
  }

  private void refuseExpired(JsonNode expiration, Instant now) {
    if (expiration.isMissingNode() || expiration.isNull()) {
      return;
    }
    try {
      if (!OffsetDateTime.parse(expiration.asText()).toInstant().isAfter(now)) {
        throw bad("printed credentials that have expired");
      }
    } catch (DateTimeException e) {
      throw bad("printed an invalid expiration; it must be a time such as 2026-03-01T13:00:00Z");
    }
  }

  private BasicCredentials checked(JsonNode output) {
    String account = output.path("accountSid").asText(profile.accountSid());
    if (!Sid.isAccount(account)) {
      throw bad("did not print an accountSid of the form AC and 32 hexadecimal digits");
    }
    if (!profile.accountSid().isEmpty() && !profile.accountSid().equals(account)) {
      throw bad(
          "printed credentials of another account than the profile's " + profile.accountSid());
    }
    String key = output.path("apiKey").asText("");
    if (!key.isEmpty() && !Sid.isKey(key)) {
      throw bad("printed an apiKey that is not SK and 32 hexadecimal digits");
    }
    String secret = output.path(key.isEmpty() ? "authToken" : "apiSecret").asText("");
    if (secret.isEmpty()) {
      throw bad("printed neither apiKey with apiSecret nor authToken");
    }
    return new BasicCredentials(account, key.isEmpty() ? account : key, secret);
  }

  private NoCredentialsException bad(String what) {
    return new NoCredentialsException(
        "the credential process of profile " + profile.name() + " " + what,
        "to see the command, which stands in the profiles file: orch profile show "
            + profile.name());
  }
}
