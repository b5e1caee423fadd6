package orch.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import orch.json.Json;
import orch.json.JsonPointers;

/**
 * A named account with its connection settings. Its secret is stored elsewhere.
 *
 * @param json the profile's object in the profiles file
 */
public record Profile(String name, ObjectNode json) {
  public static final String ACCOUNT = "accountSid";
  public static final String KEY = "apiKey";
  public static final String REGION = "region";
  static final String EDGE = "edge";
  static final String BASE_URL = "baseUrl";
  static final String PROTECTED = "protected";
  static final String STORE = "store";
  static final String STORED_AS = "storedAs";
  static final String PROCESS = "credential_process";
  static final String DEFAULTS = "defaults";

  /** All keys of a profile, in the order in which they are written. */
  static final List<String> KEYS =
      List.of(ACCOUNT, KEY, REGION, EDGE, BASE_URL, PROTECTED, STORE, STORED_AS, PROCESS, DEFAULTS);

  /** A profile that stands in no profiles file, with a program that prints its credentials. */
  static Profile ofProgram(String name, String sid, String program) {
    ObjectNode json = Json.object();
    if (!sid.isEmpty()) {
      json.put(ACCOUNT, sid);
    }
    return new Profile(name, json.put(PROCESS, program));
  }

  /** The account's SID; empty when only the credential process knows it. */
  public String accountSid() {
    return text(ACCOUNT);
  }

  /**
   * The API key's SID; empty when the secret is the account's auth token, or a program gives both.
   */
  public String apiKey() {
    return text(KEY);
  }

  /** The region; empty for the vendor's default. */
  public String region() {
    return text(REGION);
  }

  /** The edge; empty for the default of the region. */
  public String edge() {
    return text(EDGE);
  }

  /** The base URL; empty for the vendor's. */
  public String baseUrl() {
    return text(BASE_URL);
  }

  /** Whether destructive changes require the user to type the profile's name. */
  public boolean isProtected() {
    return json.path(PROTECTED).asBoolean(false);
  }

  /** Where the secret is kept. */
  public SecretPlace place() {
    if (json.has(PROCESS)) {
      return SecretPlace.CREDENTIAL_PROCESS;
    }
    return text(STORE).equals(SecretPlace.KEYCHAIN.toString())
        ? SecretPlace.KEYCHAIN
        : SecretPlace.FILE;
  }

  /** The command that prints the credentials; empty when there is none. */
  public String credentialProcess() {
    return text(PROCESS);
  }

  /**
   * Default values of options, by long name.
   *
   * @param file the profiles file
   */
  Map<String, DefaultValue> defaults(Path file) {
    if (!(json.get(DEFAULTS) instanceof ObjectNode defaults)) {
      return Map.of();
    }
    String at = JsonPointers.below("/" + Profiles.PROFILES, name) + "/" + DEFAULTS;
    return DefaultValue.all(defaults, new DefaultValue.Owner(name), file, at);
  }

  /** The name of the secret's entry in its store: the profile's name, or {@link #otherEntry}. */
  public String entry() {
    String entry = text(STORED_AS);
    return entry.isEmpty() ? name : entry;
  }

  /** The alternative name of a secret's entry. No profile can have such a name. */
  static String otherEntry(String name) {
    return name + "~2";
  }

  /** The entry for a new secret while the present one is still needed. */
  String freeEntry() {
    return entry().equals(name) ? otherEntry(name) : name;
  }

  /** The same profile with its secret in another store or entry. */
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
