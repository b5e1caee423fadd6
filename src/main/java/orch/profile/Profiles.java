package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.document.Suggestion;
import orch.json.Json;
import orch.network.BadConnectionException;

/**
 * The user's profiles, and the active one, which is used when no other is chosen.
 *
 * @param active the name of the active profile; empty for none
 * @param byName the profiles, in the order of the file
 */
public record Profiles(String active, Map<String, Profile> byName) {
  static final String ACTIVE = "active";
  static final String PROFILES = "profiles";

  /** All profiles, in the order of the file. */
  public List<Profile> all() {
    return List.copyOf(byName.values());
  }

  /** The profile with this name; empty when there is none. */
  public Optional<Profile> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The profile with this name.
   *
   * @throws BadConnectionException when there is none, or the name is that of a built-in profile
   */
  public Profile get(String name) {
    if (Connection.BUILT_IN.contains(name)) {
      throw new BadConnectionException(
          "profile "
              + name
              + " is built in and cannot be shown, changed or removed; to use it, give -p "
              + name
              + " or set ORCH_PROFILE="
              + name);
    }
    return find(name)
        .orElseThrow(
            () -> {
              List<String> names = new ArrayList<>(byName.keySet());
              names.addAll(Connection.BUILT_IN);
              return new UnknownProfileException(
                  "there is no profile \""
                      + name
                      + "\""
                      + Suggestion.question(name, names)
                      + "; the profiles are "
                      + String.join(", ", names));
            });
  }

  /** These profiles with one added, or with the one of its name replaced. */
  public Profiles with(Profile profile) {
    Map<String, Profile> more = new LinkedHashMap<>(byName);
    more.put(profile.name(), profile);
    return new Profiles(active, more);
  }

  /** These profiles without one. If it was the active one, none is active. */
  public Profiles without(String name) {
    Map<String, Profile> fewer = new LinkedHashMap<>(byName);
    fewer.remove(name);
    return new Profiles(active.equals(name) ? "" : active, fewer);
  }

  /** These profiles with one under its new name, in the same position. */
  Profiles renamed(String from, Profile profile) {
    Map<String, Profile> all = new LinkedHashMap<>();
    for (Profile one : byName.values()) {
      Profile kept = one.name().equals(from) ? profile : one;
      all.put(kept.name(), kept);
    }
    return new Profiles(active.equals(from) ? profile.name() : active, all);
  }

  /** These profiles with another active one. */
  public Profiles using(String name) {
    return new Profiles(name, byName);
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    if (!active.isEmpty()) {
      json.put(ACTIVE, active);
    }
    ObjectNode profiles = json.putObject(PROFILES);
    byName.values().forEach(profile -> profiles.set(profile.name(), inOrder(profile.json())));
    return json;
  }

  private static ObjectNode inOrder(ObjectNode profile) {
    ObjectNode ordered = Json.object();
    for (String key : Profile.KEYS) {
      JsonNode value = profile.get(key);
      if (value != null) {
        ordered.set(key, value);
      }
    }
    return ordered;
  }
}
