package orch.fleet;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orch.document.AccountVariables;

/**
 * One account of a fleet. It has a profile, or a program that prints its credentials.
 *
 * @param name for people, for the report and for the names of files; unique in the fleet
 * @param sid the account's SID; empty when only its credentials tell
 * @param profile the name of its profile; empty for none
 * @param credentialProcess the command that prints its credentials; empty for none
 * @param variables the values of {@code ${account.vars.X}}, by X
 */
public record FleetAccount(
    String name,
    String sid,
    String profile,
    String credentialProcess,
    SortedMap<String, String> variables) {

  public FleetAccount {
    variables = new TreeMap<>(variables);
  }

  /** The same account with a SID. */
  public FleetAccount withSid(String known) {
    return new FleetAccount(name, known, profile, credentialProcess, variables);
  }

  /** What the account is known by in reports: its SID, else its name. */
  public String key() {
    return sid.isEmpty() ? name : sid;
  }

  /** The account for people: {@code prod-eu (AC…)}. */
  public String label() {
    return sid.isEmpty() ? name : name + " (" + sid + ")";
  }

  /** The values of references to the account in files. */
  public AccountVariables references() {
    Map<String, String> values = new TreeMap<>();
    values.put("name", name);
    if (!sid.isEmpty()) {
      values.put("sid", sid);
    }
    if (!profile.isEmpty()) {
      values.put("profile", profile);
    }
    variables.forEach((variable, value) -> values.put("vars." + variable, value));
    return new AccountVariables(name, values);
  }
}
