package orch.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import orch.document.Document;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.document.Suggestion;

/**
 * The accounts of a file. In CSV, a line for each, below a header; in YAML and JSON, the list
 * {@code accounts}.
 *
 * <pre>
 * name,account,profile,credential_process,vars.region
 * eu,AC00000000000000000000000000000001,prod-eu,,ie1
 * </pre>
 */
public final class AccountsFile {
  private static final String VARS = "vars";
  private static final List<String> KEYS =
      List.of("name", "account", "profile", "credential_process", VARS);

  /** Names are parts of file names. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

  private static final Pattern SID = Pattern.compile("AC[0-9a-f]{32}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<FleetAccount> accounts = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();

  private AccountsFile() {}

  /**
   * The accounts of a CSV file.
   *
   * @throws InvalidDocumentException with all mistakes
   */
  public static List<FleetAccount> ofCsv(String file, String text) {
    AccountsFile read = new AccountsFile();
    List<CsvRecords.Row> rows = CsvRecords.of(file, text);
    List<String> header = rows.isEmpty() ? List.of() : rows.get(0).cells();
    for (String column : header) {
      read.checkKey(file + ":1", column.startsWith(VARS + ".") ? VARS : column);
    }
    for (CsvRecords.Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      String place = file + ":" + row.line();
      if (row.cells().size() != header.size()) {
        read.mistake(
            place, "has " + row.cells().size() + " values for " + header.size() + " columns");
        continue;
      }
      Map<String, String> values = new HashMap<>();
      Map<String, String> variables = new TreeMap<>();
      for (int i = 0; i < header.size(); i++) {
        String column = header.get(i);
        boolean isVariable = column.startsWith(VARS + ".");
        (isVariable ? variables : values)
            .put(isVariable ? column.substring(VARS.length() + 1) : column, row.cells().get(i));
      }
      read.add(place, values, variables);
    }
    return read.checked(file);
  }

  /**
   * The accounts of a document in YAML or JSON.
   *
   * @throws InvalidDocumentException with all mistakes
   */
  public static List<FleetAccount> of(Document document) {
    AccountsFile read = new AccountsFile();
    JsonNode list = document.tree().path("accounts");
    for (int i = 0; i < list.size(); i++) {
      String place = document.placeOf("/accounts/" + i);
      Map<String, String> values = new HashMap<>();
      Map<String, String> variables = new TreeMap<>();
      for (Map.Entry<String, JsonNode> member : list.get(i).properties()) {
        String key = member.getKey();
        read.checkKey(document.placeOf("/accounts/" + i + "/" + key), key);
        if (key.equals(VARS)) {
          member.getValue().properties().forEach(v -> variables.put(v.getKey(), text(v)));
        } else {
          values.put(key, member.getValue().asText(""));
        }
      }
      read.add(place, values, variables);
    }
    return read.checked(document.file());
  }

  /** A value of a variable is a text, as it stands in the file. */
  private static String text(Map.Entry<String, JsonNode> variable) {
    return variable.getValue().isContainerNode()
        ? variable.getValue().toString()
        : variable.getValue().asText("");
  }

  private void checkKey(String place, String key) {
    if (!KEYS.contains(key)) {
      mistake(
          place,
          "has the unknown key "
              + key
              + Suggestion.question(key, KEYS)
              + "; a variable is "
              + VARS
              + "."
              + key);
    }
  }

  private void add(String place, Map<String, String> values, Map<String, String> variables) {
    String sid = values.getOrDefault("account", "").strip();
    String profile = values.getOrDefault("profile", "").strip();
    String program = values.getOrDefault("credential_process", "").strip();
    String name = values.getOrDefault("name", "").strip();
    if (name.isEmpty()) {
      name = profile.isEmpty() ? sid : profile;
    }
    if (!NAME.matcher(name).matches()) {
      mistake(
          place,
          name.isEmpty()
              ? "has neither name nor profile nor account"
              : "has a name with other signs than letters, digits, dots, dashes and underscores: "
                  + name);
    }
    if (!sid.isEmpty() && !SID.matcher(sid).matches()) {
      mistake(place, "has an account that is not AC and 32 hexadecimal digits");
    }
    if (profile.isEmpty() == program.isEmpty()) {
      mistake(place, "must have either a profile or a credential_process");
    }
    for (String variable : variables.keySet()) {
      if (!VARIABLE.matcher(variable).matches()) {
        mistake(place, "has a variable that cannot be referred to: " + variable);
      }
    }
    for (String unique : sid.isEmpty() ? List.of(name) : List.of(name, sid)) {
      String earlier = places.putIfAbsent(unique, place);
      if (earlier != null) {
        mistake(place, "has " + unique + " again, after " + earlier);
      }
    }
    accounts.add(new FleetAccount(name, sid, profile, program, new TreeMap<>(variables)));
  }

  private void mistake(String place, String message) {
    mistakes.add(new Mistake(place, "", message));
  }

  private List<FleetAccount> checked(String file) {
    if (accounts.isEmpty() && mistakes.isEmpty()) {
      mistake(file, "has no accounts");
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidDocumentException(mistakes);
    }
    return accounts;
  }
}
