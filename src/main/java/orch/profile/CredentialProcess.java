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
 * A program of the user's that prints credentials as JSON, as in
 *
 * <pre>
 * {"version": 1, "accountSid": "AC…", "apiKey": "SK…", "apiSecret": "…", "expiration": "2026-03-01T13:00:00Z"}
 * </pre>
 *
 * with {@code authToken} in the place of key and secret where the account's token is meant.
 */
final class CredentialProcess {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Profile profile;

  CredentialProcess(Profile profile) {
    this.profile = profile;
  }

  /**
   * Runs the program, at most a minute.
   *
   * @throws NoCredentialsException when it gives none that can be used; what it wrote is in no
   *     message
   */
  BasicCredentials credentials(Programs programs, InstantSource clock) {
    List<String> words = List.of("/bin/sh", "-c", profile.credentialProcess());
    Programs.Result result = programs.runAloud(new Programs.Task(words, "", LIMIT));
    if (result.exit() < 0) {
      throw bad("did not end within " + LIMIT.toSeconds() + " seconds");
    }
    if (result.exit() > 0) {
      throw bad("ended with exit code " + result.exit());
    }
    JsonNode said = parsed(result.output());
    if (said.path("version").asInt() != 1) {
      throw bad("did not print \"version\": 1, the only one that orch knows");
    }
    refuseExpired(said.path("expiration"), clock.instant());
    return checked(said);
  }

  private JsonNode parsed(String output) {
    try {
      return Json.read(output);
    } catch (MalformedTextException e) {
      throw bad("did not print one JSON object");
    }
  }

  private void refuseExpired(JsonNode expiration, Instant now) {
    if (expiration.isMissingNode() || expiration.isNull()) {
      return;
    }
    try {
      if (!OffsetDateTime.parse(expiration.asText()).toInstant().isAfter(now)) {
        throw bad("gave credentials that have expired");
      }
    } catch (DateTimeException e) {
      throw bad("printed an expiration that is not a time such as 2026-03-01T13:00:00Z");
    }
  }

  private BasicCredentials checked(JsonNode said) {
    String account = said.path("accountSid").asText(profile.accountSid());
    if (!Sid.isAccount(account)) {
      throw bad("did not print an accountSid of AC and 32 hexadecimal digits");
    }
    if (!profile.accountSid().isEmpty() && !profile.accountSid().equals(account)) {
      throw bad("gave credentials of another account than the profile's " + profile.accountSid());
    }
    String key = said.path("apiKey").asText("");
    if (!key.isEmpty() && !Sid.isKey(key)) {
      throw bad("did not print an apiKey of SK and 32 hexadecimal digits");
    }
    String secret = said.path(key.isEmpty() ? "authToken" : "apiSecret").asText("");
    if (secret.isEmpty()) {
      throw bad("printed neither apiKey with apiSecret nor authToken");
    }
    return new BasicCredentials(account, key.isEmpty() ? account : key, secret);
  }

  private NoCredentialsException bad(String what) {
    return new NoCredentialsException(
        "the credential process of profile " + profile.name() + " " + what,
        "the file of profiles says which command it is");
  }
}
