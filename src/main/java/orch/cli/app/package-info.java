/**
 * What a command works with: the global options, the account with its API client and journal, input
 * files, confirmations, and the traces of requests.
 */
@NullMarked
package orch.cli.app;

import org.jspecify.annotations.NullMarked;
