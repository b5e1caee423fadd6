package orch.server.fault;

/**
 * What a request gets.
 *
 * @param request the fault of the request itself
 * @param operation the fault that a rule without a number gives to the operation that it starts;
 *     rules with a number count operations when they start
 */
public record RequestFaults(Fault request, Fault operation) {
  public static final RequestFaults NONE = new RequestFaults(Fault.NONE, Fault.NONE);
}
