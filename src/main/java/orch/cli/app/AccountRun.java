package orch.cli.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.api.SharedConnections;
import orch.cli.problem.ChangedMeanwhileException;
import orch.document.AccountVariables;
import orch.journal.SharedScan;
import orch.json.Json;
import orch.plan.Plan;
import orch.plan.SavedPlan;
import orch.profile.Settings;

/**
 * The run of a command for one account of a fleet: in what it differs from a command on its own,
 * and what the fleet learns from it besides its exit code and its output.
 */
public final class AccountRun {
  private final Terms terms;
  private ArrayNode changes = Json.array();
  private boolean hasPlan;
  private String fingerprint = "";
  private String message = "";
  private String code = "";
  private String requestId = "";

  /**
   * In what the run differs.
   *
   * @param variables the values of references to the account
   * @param settings those of the fleet
   * @param files the contents of the files that the fleet has read, by name
   * @param connections what the API clients of all accounts share
   * @param journal what all accounts have read of the journal
   * @param areMessagesText whether messages are for people, although the output is data
   * @param isPlanOnly whether an apply ends with its plan
   * @param states the fingerprints of the plans that may be applied; empty for any
   * @param fleet the command line of the fleet, for hints
   */
  public record Terms(
      AccountVariables variables,
      Settings settings,
      Map<String, byte[]> files,
      SharedConnections connections,
      SharedScan journal,
      boolean areMessagesText,
      boolean isPlanOnly,
      Set<String> states,
      SameCommand fleet) {
    public Terms {
      states = Set.copyOf(states);
    }
  }

  public AccountRun(Terms terms) {
    this.terms = terms;
  }

  public AccountVariables variables() {
    return terms.variables();
  }

  Settings settings() {
    return terms.settings();
  }

  Map<String, byte[]> files() {
    return terms.files();
  }

  SharedConnections connections() {
    return terms.connections();
  }

  SharedScan journal() {
    return terms.journal();
  }

  SameCommand sameCommand() {
    return terms.fleet();
  }

  boolean areMessagesText() {
    return terms.areMessagesText();
  }

  public boolean isPlanOnly() {
    return terms.isPlanOnly();
  }

  /**
   * Takes the plan of the command, before anything is sent.
   *
   * @param data the plan as data
   * @throws ChangedMeanwhileException when the plan is not one of the expected ones; an empty one
   *     always is
   */
  public void planned(Plan plan, ArrayNode data) {
    changes = data;
    hasPlan = true;
    fingerprint = SavedPlan.fingerprint(plan);
    if (!terms.states().isEmpty() && !plan.isEmpty() && !terms.states().contains(fingerprint)) {
      throw new ChangedMeanwhileException(
          "the account is in another state than expected: the fingerprint of its plan is "
              + fingerprint
              + "; nothing was sent",
          List.of(),
          "");
    }
  }

  /** Takes why the command failed. */
  public void failed(String why, String serviceCode, String request) {
    message = why;
    code = serviceCode;
    requestId = request;
  }

  /** Whether the command has made a plan. */
  public boolean hasPlan() {
    return hasPlan;
  }

  /** The entries of the plan; empty when there was no plan. */
  public ArrayNode changes() {
    return changes;
  }

  /** The fingerprint of the plan; empty when there was none, or nothing was to be done. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Why the command failed; empty when it did not. */
  public String message() {
    return message;
  }

  /** The service's code for the failure; empty for none. */
  public String code() {
    return code;
  }

  /** The id of the request that failed; empty for none. */
  public String requestId() {
    return requestId;
  }
}
