package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named way to reach an account; its secret is elsewhere.
 *
 * @param json what the file of profiles says below the name
 */
public record Profile(String name, ObjectNode json) {
  static final String ACCOUNT = "accountSid";
  static final String KEY = "apiKey";
  static final String REGION = "region";
  static final String EDGE = "edge";
  static final String BASE_URL = "baseUrl";
  static final String PROTECTED = "protected";
  static final String STORE = "store";
  static final String STORED_AS = "storedAs";
  static final String PROCESS = "credential_process";
  static final String DEFAULTS = "defaults";

  /** All that may stand below a name, in the order in which it is written. */
  static final List<String> KEYS =
      List.of(ACCOUNT, KEY, REGION, EDGE, BASE_URL, PROTECTED, STORE, STORED_AS, PROCESS, DEFAULTS);

  /** The account's SID; empty when only the credential process knows it. */
  public String accountSid() {
    return text(ACCOUNT);
  }

  /** The API key's SID; empty when the secret is the account's token, or a process knows. */
  public String apiKey() {
    return text(KEY);
  }

  /** Empty for the vendor's usual one. */
  public String region() {
    return text(REGION);
  }

  /** Empty for the usual one of the region. */
  public String edge() {
    return text(EDGE);
  }

  /** Empty for the vendor's own. */
  public String baseUrl() {
    return text(BASE_URL);
  }

  /** Whether changes that take something away want the profile's name typed. */
  public boolean isProtected() {
    return json.path(PROTECTED).asBoolean(false);
  }

  /** Where the secret is. */
  public SecretPlace place() {
    if (json.has(PROCESS)) {
      return SecretPlace.CREDENTIAL_PROCESS;
    }
    return text(STORE).equals(SecretPlace.KEYCHAIN.toString())
        ? SecretPlace.KEYCHAIN
        : SecretPlace.FILE;
  }

  /** The command that prints the credentials; empty when they are elsewhere. */
  String credentialProcess() {
    return text(PROCESS);
  }

  /** Values for options that are not on the line, by long name. */
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> value : json.path(DEFAULTS).properties()) {
      defaults.put(value.getKey(), value.getValue().asText());
    }
    return defaults;
  }

  /** The name of the secret's entry in its store: the profile's own, or the other one. */
  String entry() {
    String entry = text(STORED_AS);
    return entry.isEmpty() ? name : entry;
  }

  /** The second name that a profile's secret may have; no profile can have such a name. */
  static String otherEntry(String name) {
    return name + "~2";
  }

  /** Where a new secret goes while the present one is still needed. */
  String freeEntry() {
    return entry().equals(name) ? otherEntry(name) : name;
  }

  /** The same profile with its secret in an entry of a store. */
  Profile in(SecretPlace store, String entry) {
    ObjectNode stored = json.deepCopy();
    stored.put(STORE, store.toString());
    if (entry.equals(name)) {
      stored.remove(STORED_AS);
    } else {
      stored.put(STORED_AS, entry);
    }
    return new Profile(name, stored);
  }

  private String text(String key) {
    return json.path(key).asText("").strip();
  }
}
