# Completion of orch in fish, made from its commands; "orch completion fish" prints it.
# To load it: copy it to ~/.config/fish/completions/orch.fish.
# The commands are in this file, and names come from a file that orch keeps. Only to renew an old file, an orch is started in the background;
# ORCH_NO_RENEWAL=true prevents that.

set -g __orch_table 'O	*	-p --profile	profile words:built-in		profile to use; \'local\' is the built-in local control plane
O	*	--base-url	text		base URL of the API; plain http only on this machine
O	*	--region	text		region of the account, such as ie1
O	*	--edge	text		edge location to connect through, such as dublin
O	*	--expect-account	text		fail unless the credentials are for this account
O	*	-o --output	words:output reports		output format
O	*	--fields	fields	r	fields to print, such as id or statusCallbacks.url
O	*	--jq	text		filter the JSON output with a jq expression
O	*	--no-header			omit the header line of tables and CSV
O	*	--color	words:color		use of color
O	*	--no-pager			print long output without a pager
O	*	-q --quiet			print no progress and no notes
O	*	-v --verbose			print retries and timings on stderr
O	*	--debug			print every request and stack traces, never secrets
O	*	--curl			print every request as a curl command on stderr
O	*	--http-timeout	text		time limit for one attempt of a request
O	*	--max-retries	text		maximum number of retries of a request
O	*	--ca-bundle	file		PEM file of additional trusted certificates
O	*	--require-journal			send no write that cannot be recorded in the journal
O	*	--ci	words:ci		CI service to report to; auto is the one that runs the command
O	*	--no-input			never ask for input, as without a terminal
O	*	-y --yes			skip confirmation questions
O	*	-h --help			show help for a command
O	*	-V --version			show the version
C		config	Create, show, change and delete configurations
C		plan	Show saved plans of config apply
C		fleet	Do the same in many accounts
C		store	List, show and create memory stores
C		receipt	Check and show receipts of what was written
C		profile	Manage profiles: named accounts with their credentials
C		whoami	Show which account orch uses here, and why
C		doctor	Check this machine and the connection to the API
C		emulator	Run the local control plane for any client
C		shell	Run many commands, typed without orch
C		completion	Print the completion script of a shell
C		install	Install orch for the user or the machine
C		uninstall	Remove what orch install has put on this machine
C		version	Show the versions of orch, Java and the system
C		commands	List all commands, with their options as data
C		help	Show help for a command or a topic
C	config	create	Create a configuration
C	config	status	Show the status of an operation
C	config	wait	Wait for operations to finish
C	config	resume	Finish or settle interrupted writes
C	config	list	List configurations
C	config	get	Show a configuration
C	config	describe	Show a configuration as a picture
C	config	update	Change fields of a configuration
C	config	delete	Delete configurations
C	config	edit	Change a configuration in an editor
C	config	history	Show what orch wrote and what it replaced
C	config	undo	Undo a write of orch
C	config	validate	Check documents without an account
C	config	preflight	Check what documents refer to
C	config	diff	Show how files differ from live configurations
C	config	apply	Make live configurations match files
C	config	export	Write configurations to files
C	config	explain	Show which rules capture a message or a call
C	config	init	Ask for the fields, and write a commented file
C	config	skeleton	Print a commented file to start from
C	config	schema	Print the JSON Schema of a file
O	config create	--name --display-name	text		name of the configuration
O	config create	--description	text		description of the configuration
O	config create	--grouping	words:grouping		grouping of conversations, as a word or the API\'s full value
O	config create	--memory-store	store-id		memory store of the configuration
O	config create	--memory-extraction --no-memory-extraction			extract memories from conversations, or do not
O	config create	--intelligence	text	r	intelligence configuration; up to 5 times
O	config create	--callback	words:callback	r	URL to report status changes to; up to 2 times
O	config create	--capture	words:capture	r	capture an address in both directions; repeatable
O	config create	--capture-rule	list:capture-rule	r	add exactly one capture rule; each key=value becomes a member of its metadata, such as callType=PSTN; repeatable
O	config create	--timeouts	words:capture	r	timeouts in minutes without a message; CHANNEL=none for no timeouts; repeatable
O	config create	--bridge-service	text		Conversations v1 service to bridge
O	config create	-f --file	file		document, JSON or YAML, - for stdin; options override it
O	config create	--strict			treat warnings as mistakes, and send nothing
O	config create	--receipt	file		write a receipt of the changes to FILE, for orch receipt verify
O	config create	--idempotency-key	words:idempotency-key		idempotency key, or name:TEXT to derive it from TEXT
O	config create	--dry-run			print the request without sending it
O	config create	--wait			wait for the operation to finish
O	config create	--timeout	text		time limit for the whole command
O	config create	--poll-interval	text		pause between polls, growing up to 10s
O	config create	--progress	words:progress		progress on stderr
W	fields config create	id	
W	fields config create	displayName	
W	fields config create	description	
W	fields config create	conversationGroupingType	
W	fields config create	memoryStoreId	
W	fields config create	channelSettings	
W	fields config create	channelSettings.VOICE	
W	fields config create	channelSettings.VOICE.statusTimeouts	
W	fields config create	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config create	channelSettings.VOICE.statusTimeouts.closed	
W	fields config create	channelSettings.VOICE.captureRules	
W	fields config create	channelSettings.VOICE.captureRules.from	
W	fields config create	channelSettings.VOICE.captureRules.to	
W	fields config create	channelSettings.VOICE.captureRules.metadata	
W	fields config create	channelSettings.SMS	
W	fields config create	channelSettings.SMS.statusTimeouts	
W	fields config create	channelSettings.SMS.statusTimeouts.inactive	
W	fields config create	channelSettings.SMS.statusTimeouts.closed	
W	fields config create	channelSettings.SMS.captureRules	
W	fields config create	channelSettings.SMS.captureRules.from	
W	fields config create	channelSettings.SMS.captureRules.to	
W	fields config create	channelSettings.SMS.captureRules.metadata	
W	fields config create	channelSettings.RCS	
W	fields config create	channelSettings.RCS.statusTimeouts	
W	fields config create	channelSettings.RCS.statusTimeouts.inactive	
W	fields config create	channelSettings.RCS.statusTimeouts.closed	
W	fields config create	channelSettings.RCS.captureRules	
W	fields config create	channelSettings.RCS.captureRules.from	
W	fields config create	channelSettings.RCS.captureRules.to	
W	fields config create	channelSettings.RCS.captureRules.metadata	
W	fields config create	channelSettings.WHATSAPP	
W	fields config create	channelSettings.WHATSAPP.statusTimeouts	
W	fields config create	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config create	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config create	channelSettings.WHATSAPP.captureRules	
W	fields config create	channelSettings.WHATSAPP.captureRules.from	
W	fields config create	channelSettings.WHATSAPP.captureRules.to	
W	fields config create	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config create	channelSettings.CHAT	
W	fields config create	channelSettings.CHAT.statusTimeouts	
W	fields config create	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config create	channelSettings.CHAT.statusTimeouts.closed	
W	fields config create	channelSettings.CHAT.captureRules	
W	fields config create	channelSettings.CHAT.captureRules.from	
W	fields config create	channelSettings.CHAT.captureRules.to	
W	fields config create	channelSettings.CHAT.captureRules.metadata	
W	fields config create	statusCallbacks	
W	fields config create	statusCallbacks.url	
W	fields config create	statusCallbacks.method	
W	fields config create	intelligenceConfigurationIds	
W	fields config create	memoryExtractionEnabled	
W	fields config create	conversationsV1Bridge	
W	fields config create	conversationsV1Bridge.serviceId	
W	fields config create	createdAt	
W	fields config create	updatedAt	
W	fields config create	version	
W	fields config create	operationId	
W	fields config create	configurationId	
W	fields config create	status	
W	fields config create	completedAt	
W	fields config create	statusUrl	
W	fields config create	related	
W	fields config create	result	
W	fields config create	error	
W	fields config create	error.type	
W	fields config create	error.title	
W	fields config create	error.status	
W	fields config create	error.detail	
W	fields config create	error.instance	
W	fields config create	error.code	
W	fields config create	idempotencyKey	
O	config status	--last			use the operation of the last write
O	config status	--exit-status			exit with 0, 8 or 9, as config wait does
P	config status	operation configuration	1
W	fields config status	operationId	
W	fields config status	configurationId	
W	fields config status	status	
W	fields config status	createdAt	
W	fields config status	completedAt	
W	fields config status	statusUrl	
W	fields config status	related	
W	fields config status	result	
W	fields config status	error	
W	fields config status	error.type	
W	fields config status	error.title	
W	fields config status	error.status	
W	fields config status	error.detail	
W	fields config status	error.instance	
W	fields config status	error.code	
W	fields config status	idempotencyKey	
O	config wait	--timeout	text		time limit for the whole command
O	config wait	--poll-interval	text		pause between polls, growing up to 10s
O	config wait	--progress	words:progress		progress on stderr
O	config wait	--last			use the operation of the last write
O	config wait	--watch			also follow the unfinished operations of other commands, and those that they start meanwhile, until Ctrl-C or --timeout
P	config wait	operation configuration	*
W	fields config wait	operationId	
W	fields config wait	configurationId	
W	fields config wait	status	
W	fields config wait	createdAt	
W	fields config wait	completedAt	
W	fields config wait	statusUrl	
W	fields config wait	related	
W	fields config wait	result	
W	fields config wait	error	
W	fields config wait	error.type	
W	fields config wait	error.title	
W	fields config wait	error.status	
W	fields config wait	error.detail	
W	fields config wait	error.instance	
W	fields config wait	error.code	
W	fields config wait	idempotencyKey	
O	config resume	--last			resume the last write
O	config resume	--all			resume every interrupted write, as without an argument
O	config resume	--timeout	text		time limit for the whole command
O	config resume	--poll-interval	text		pause between polls, growing up to 10s
O	config resume	--progress	words:progress		progress on stderr
P	config resume	operation configuration	1
W	fields config resume	write	
W	fields config resume	method	
W	fields config resume	name	
W	fields config resume	sentAt	
W	fields config resume	result	
W	fields config resume	detail	
W	fields config resume	operationId	
W	fields config resume	configurationId	
W	fields config resume	idempotencyKey	
O	config list	--filter	filter	r	only results whose field has this value; also != and ~ (contains); repeatable, all must match
O	config list	--sort-by	fields	r	sort by these fields, after all results have arrived
O	config list	--limit	text		maximum number of results
O	config list	--page-size	text		configurations per request, 1 to 1000
O	config list	--memory-store	store-id		only configurations of this memory store
O	config list	--timeout	text		time limit for the whole command
O	config list	--watch			read the list every 2s, or every D, until Ctrl-C or --timeout
W	fields config list	id	
W	fields config list	displayName	
W	fields config list	description	
W	fields config list	conversationGroupingType	
W	fields config list	memoryStoreId	
W	fields config list	channelSettings	
W	fields config list	channelSettings.VOICE	
W	fields config list	channelSettings.VOICE.statusTimeouts	
W	fields config list	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config list	channelSettings.VOICE.statusTimeouts.closed	
W	fields config list	channelSettings.VOICE.captureRules	
W	fields config list	channelSettings.VOICE.captureRules.from	
W	fields config list	channelSettings.VOICE.captureRules.to	
W	fields config list	channelSettings.VOICE.captureRules.metadata	
W	fields config list	channelSettings.SMS	
W	fields config list	channelSettings.SMS.statusTimeouts	
W	fields config list	channelSettings.SMS.statusTimeouts.inactive	
W	fields config list	channelSettings.SMS.statusTimeouts.closed	
W	fields config list	channelSettings.SMS.captureRules	
W	fields config list	channelSettings.SMS.captureRules.from	
W	fields config list	channelSettings.SMS.captureRules.to	
W	fields config list	channelSettings.SMS.captureRules.metadata	
W	fields config list	channelSettings.RCS	
W	fields config list	channelSettings.RCS.statusTimeouts	
W	fields config list	channelSettings.RCS.statusTimeouts.inactive	
W	fields config list	channelSettings.RCS.statusTimeouts.closed	
W	fields config list	channelSettings.RCS.captureRules	
W	fields config list	channelSettings.RCS.captureRules.from	
W	fields config list	channelSettings.RCS.captureRules.to	
W	fields config list	channelSettings.RCS.captureRules.metadata	
W	fields config list	channelSettings.WHATSAPP	
W	fields config list	channelSettings.WHATSAPP.statusTimeouts	
W	fields config list	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config list	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config list	channelSettings.WHATSAPP.captureRules	
W	fields config list	channelSettings.WHATSAPP.captureRules.from	
W	fields config list	channelSettings.WHATSAPP.captureRules.to	
W	fields config list	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config list	channelSettings.CHAT	
W	fields config list	channelSettings.CHAT.statusTimeouts	
W	fields config list	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config list	channelSettings.CHAT.statusTimeouts.closed	
W	fields config list	channelSettings.CHAT.captureRules	
W	fields config list	channelSettings.CHAT.captureRules.from	
W	fields config list	channelSettings.CHAT.captureRules.to	
W	fields config list	channelSettings.CHAT.captureRules.metadata	
W	fields config list	statusCallbacks	
W	fields config list	statusCallbacks.url	
W	fields config list	statusCallbacks.method	
W	fields config list	intelligenceConfigurationIds	
W	fields config list	memoryExtractionEnabled	
W	fields config list	conversationsV1Bridge	
W	fields config list	conversationsV1Bridge.serviceId	
W	fields config list	createdAt	
W	fields config list	updatedAt	
W	fields config list	version	
O	config get	--timeout	text		time limit for the whole command
P	config get	configuration	1
W	fields config get	id	
W	fields config get	displayName	
W	fields config get	description	
W	fields config get	conversationGroupingType	
W	fields config get	memoryStoreId	
W	fields config get	channelSettings	
W	fields config get	channelSettings.VOICE	
W	fields config get	channelSettings.VOICE.statusTimeouts	
W	fields config get	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config get	channelSettings.VOICE.statusTimeouts.closed	
W	fields config get	channelSettings.VOICE.captureRules	
W	fields config get	channelSettings.VOICE.captureRules.from	
W	fields config get	channelSettings.VOICE.captureRules.to	
W	fields config get	channelSettings.VOICE.captureRules.metadata	
W	fields config get	channelSettings.SMS	
W	fields config get	channelSettings.SMS.statusTimeouts	
W	fields config get	channelSettings.SMS.statusTimeouts.inactive	
W	fields config get	channelSettings.SMS.statusTimeouts.closed	
W	fields config get	channelSettings.SMS.captureRules	
W	fields config get	channelSettings.SMS.captureRules.from	
W	fields config get	channelSettings.SMS.captureRules.to	
W	fields config get	channelSettings.SMS.captureRules.metadata	
W	fields config get	channelSettings.RCS	
W	fields config get	channelSettings.RCS.statusTimeouts	
W	fields config get	channelSettings.RCS.statusTimeouts.inactive	
W	fields config get	channelSettings.RCS.statusTimeouts.closed	
W	fields config get	channelSettings.RCS.captureRules	
W	fields config get	channelSettings.RCS.captureRules.from	
W	fields config get	channelSettings.RCS.captureRules.to	
W	fields config get	channelSettings.RCS.captureRules.metadata	
W	fields config get	channelSettings.WHATSAPP	
W	fields config get	channelSettings.WHATSAPP.statusTimeouts	
W	fields config get	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config get	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config get	channelSettings.WHATSAPP.captureRules	
W	fields config get	channelSettings.WHATSAPP.captureRules.from	
W	fields config get	channelSettings.WHATSAPP.captureRules.to	
W	fields config get	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config get	channelSettings.CHAT	
W	fields config get	channelSettings.CHAT.statusTimeouts	
W	fields config get	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config get	channelSettings.CHAT.statusTimeouts.closed	
W	fields config get	channelSettings.CHAT.captureRules	
W	fields config get	channelSettings.CHAT.captureRules.from	
W	fields config get	channelSettings.CHAT.captureRules.to	
W	fields config get	channelSettings.CHAT.captureRules.metadata	
W	fields config get	statusCallbacks	
W	fields config get	statusCallbacks.url	
W	fields config get	statusCallbacks.method	
W	fields config get	intelligenceConfigurationIds	
W	fields config get	memoryExtractionEnabled	
W	fields config get	conversationsV1Bridge	
W	fields config get	conversationsV1Bridge.serviceId	
W	fields config get	createdAt	
W	fields config get	updatedAt	
W	fields config get	version	
O	config describe	--timeout	text		time limit for the whole command
P	config describe	configuration	1
W	fields config describe	id	
W	fields config describe	displayName	
W	fields config describe	description	
W	fields config describe	conversationGroupingType	
W	fields config describe	memoryStoreId	
W	fields config describe	channelSettings	
W	fields config describe	channelSettings.VOICE	
W	fields config describe	channelSettings.VOICE.statusTimeouts	
W	fields config describe	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config describe	channelSettings.VOICE.statusTimeouts.closed	
W	fields config describe	channelSettings.VOICE.captureRules	
W	fields config describe	channelSettings.VOICE.captureRules.from	
W	fields config describe	channelSettings.VOICE.captureRules.to	
W	fields config describe	channelSettings.VOICE.captureRules.metadata	
W	fields config describe	channelSettings.SMS	
W	fields config describe	channelSettings.SMS.statusTimeouts	
W	fields config describe	channelSettings.SMS.statusTimeouts.inactive	
W	fields config describe	channelSettings.SMS.statusTimeouts.closed	
W	fields config describe	channelSettings.SMS.captureRules	
W	fields config describe	channelSettings.SMS.captureRules.from	
W	fields config describe	channelSettings.SMS.captureRules.to	
W	fields config describe	channelSettings.SMS.captureRules.metadata	
W	fields config describe	channelSettings.RCS	
W	fields config describe	channelSettings.RCS.statusTimeouts	
W	fields config describe	channelSettings.RCS.statusTimeouts.inactive	
W	fields config describe	channelSettings.RCS.statusTimeouts.closed	
W	fields config describe	channelSettings.RCS.captureRules	
W	fields config describe	channelSettings.RCS.captureRules.from	
W	fields config describe	channelSettings.RCS.captureRules.to	
W	fields config describe	channelSettings.RCS.captureRules.metadata	
W	fields config describe	channelSettings.WHATSAPP	
W	fields config describe	channelSettings.WHATSAPP.statusTimeouts	
W	fields config describe	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config describe	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config describe	channelSettings.WHATSAPP.captureRules	
W	fields config describe	channelSettings.WHATSAPP.captureRules.from	
W	fields config describe	channelSettings.WHATSAPP.captureRules.to	
W	fields config describe	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config describe	channelSettings.CHAT	
W	fields config describe	channelSettings.CHAT.statusTimeouts	
W	fields config describe	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config describe	channelSettings.CHAT.statusTimeouts.closed	
W	fields config describe	channelSettings.CHAT.captureRules	
W	fields config describe	channelSettings.CHAT.captureRules.from	
W	fields config describe	channelSettings.CHAT.captureRules.to	
W	fields config describe	channelSettings.CHAT.captureRules.metadata	
W	fields config describe	statusCallbacks	
W	fields config describe	statusCallbacks.url	
W	fields config describe	statusCallbacks.method	
W	fields config describe	intelligenceConfigurationIds	
W	fields config describe	memoryExtractionEnabled	
W	fields config describe	conversationsV1Bridge	
W	fields config describe	conversationsV1Bridge.serviceId	
W	fields config describe	createdAt	
W	fields config describe	updatedAt	
W	fields config describe	version	
O	config update	--name --display-name	text		name of the configuration
O	config update	--description	text		description of the configuration
O	config update	--grouping	words:grouping		grouping of conversations, as a word or the API\'s full value
O	config update	--memory-store	store-id		memory store of the configuration
O	config update	--memory-extraction --no-memory-extraction			extract memories from conversations, or do not
O	config update	--intelligence	text	r	intelligence configuration; up to 5 times
O	config update	--callback	words:callback	r	URL to report status changes to; up to 2 times
O	config update	--capture	words:capture	r	capture an address in both directions; repeatable
O	config update	--capture-rule	list:capture-rule	r	add exactly one capture rule; each key=value becomes a member of its metadata, such as callType=PSTN; repeatable
O	config update	--timeouts	words:capture	r	timeouts in minutes without a message; CHANNEL=none for no timeouts; repeatable
O	config update	--bridge-service	text		Conversations v1 service to bridge
O	config update	--remove-capture	words:capture	r	remove every rule of the channel with this address; repeatable
O	config update	--remove-channel	words:remove-channel	r	remove the channel; repeatable
O	config update	--clear	words:clearable-field	r	remove a field, such as statusCallbacks; repeatable
O	config update	-f --file	file		fields to change, JSON or YAML, - for stdin; options override it
O	config update	--if-version	text		update only if the current version is N
O	config update	--replace			replace all fields with FILE; fields not in FILE are removed
O	config update	--strict			treat warnings as mistakes, and send nothing
O	config update	--receipt	file		write a receipt of the changes to FILE, for orch receipt verify
O	config update	--idempotency-key	words:idempotency-key		idempotency key, or name:TEXT to derive it from TEXT
O	config update	--dry-run			print the request without sending it
O	config update	--wait			wait for the operation to finish
O	config update	--timeout	text		time limit for the whole command
O	config update	--poll-interval	text		pause between polls, growing up to 10s
O	config update	--progress	words:progress		progress on stderr
P	config update	configuration	1
W	fields config update	id	
W	fields config update	displayName	
W	fields config update	description	
W	fields config update	conversationGroupingType	
W	fields config update	memoryStoreId	
W	fields config update	channelSettings	
W	fields config update	channelSettings.VOICE	
W	fields config update	channelSettings.VOICE.statusTimeouts	
W	fields config update	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config update	channelSettings.VOICE.statusTimeouts.closed	
W	fields config update	channelSettings.VOICE.captureRules	
W	fields config update	channelSettings.VOICE.captureRules.from	
W	fields config update	channelSettings.VOICE.captureRules.to	
W	fields config update	channelSettings.VOICE.captureRules.metadata	
W	fields config update	channelSettings.SMS	
W	fields config update	channelSettings.SMS.statusTimeouts	
W	fields config update	channelSettings.SMS.statusTimeouts.inactive	
W	fields config update	channelSettings.SMS.statusTimeouts.closed	
W	fields config update	channelSettings.SMS.captureRules	
W	fields config update	channelSettings.SMS.captureRules.from	
W	fields config update	channelSettings.SMS.captureRules.to	
W	fields config update	channelSettings.SMS.captureRules.metadata	
W	fields config update	channelSettings.RCS	
W	fields config update	channelSettings.RCS.statusTimeouts	
W	fields config update	channelSettings.RCS.statusTimeouts.inactive	
W	fields config update	channelSettings.RCS.statusTimeouts.closed	
W	fields config update	channelSettings.RCS.captureRules	
W	fields config update	channelSettings.RCS.captureRules.from	
W	fields config update	channelSettings.RCS.captureRules.to	
W	fields config update	channelSettings.RCS.captureRules.metadata	
W	fields config update	channelSettings.WHATSAPP	
W	fields config update	channelSettings.WHATSAPP.statusTimeouts	
W	fields config update	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config update	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config update	channelSettings.WHATSAPP.captureRules	
W	fields config update	channelSettings.WHATSAPP.captureRules.from	
W	fields config update	channelSettings.WHATSAPP.captureRules.to	
W	fields config update	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config update	channelSettings.CHAT	
W	fields config update	channelSettings.CHAT.statusTimeouts	
W	fields config update	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config update	channelSettings.CHAT.statusTimeouts.closed	
W	fields config update	channelSettings.CHAT.captureRules	
W	fields config update	channelSettings.CHAT.captureRules.from	
W	fields config update	channelSettings.CHAT.captureRules.to	
W	fields config update	channelSettings.CHAT.captureRules.metadata	
W	fields config update	statusCallbacks	
W	fields config update	statusCallbacks.url	
W	fields config update	statusCallbacks.method	
W	fields config update	intelligenceConfigurationIds	
W	fields config update	memoryExtractionEnabled	
W	fields config update	conversationsV1Bridge	
W	fields config update	conversationsV1Bridge.serviceId	
W	fields config update	createdAt	
W	fields config update	updatedAt	
W	fields config update	version	
W	fields config update	operationId	
W	fields config update	configurationId	
W	fields config update	status	
W	fields config update	completedAt	
W	fields config update	statusUrl	
W	fields config update	related	
W	fields config update	result	
W	fields config update	error	
W	fields config update	error.type	
W	fields config update	error.title	
W	fields config update	error.status	
W	fields config update	error.detail	
W	fields config update	error.instance	
W	fields config update	error.code	
W	fields config update	idempotencyKey	
O	config delete	--ignore-not-found			ignore configurations that do not exist
O	config delete	--receipt	file		write a receipt of the changes to FILE, for orch receipt verify
O	config delete	--idempotency-key	words:idempotency-key		idempotency key, or name:TEXT to derive it from TEXT
O	config delete	--dry-run			print the request without sending it
O	config delete	--wait			wait for the operation to finish
O	config delete	--timeout	text		time limit for the whole command
O	config delete	--poll-interval	text		pause between polls, growing up to 10s
O	config delete	--progress	words:progress		progress on stderr
P	config delete	configuration	*
W	fields config delete	operationId	
W	fields config delete	configurationId	
W	fields config delete	status	
W	fields config delete	createdAt	
W	fields config delete	completedAt	
W	fields config delete	statusUrl	
W	fields config delete	related	
W	fields config delete	result	
W	fields config delete	error	
W	fields config delete	error.type	
W	fields config delete	error.title	
W	fields config delete	error.status	
W	fields config delete	error.detail	
W	fields config delete	error.instance	
W	fields config delete	error.code	
W	fields config delete	idempotencyKey	
O	config edit	--strict			treat warnings as mistakes, and send nothing
O	config edit	--idempotency-key	words:idempotency-key		idempotency key, or name:TEXT to derive it from TEXT
O	config edit	--dry-run			print the request without sending it
O	config edit	--wait			wait for the operation to finish
O	config edit	--timeout	text		time limit for the whole command
O	config edit	--poll-interval	text		pause between polls, growing up to 10s
O	config edit	--progress	words:progress		progress on stderr
P	config edit	configuration	1
W	fields config edit	id	
W	fields config edit	displayName	
W	fields config edit	description	
W	fields config edit	conversationGroupingType	
W	fields config edit	memoryStoreId	
W	fields config edit	channelSettings	
W	fields config edit	channelSettings.VOICE	
W	fields config edit	channelSettings.VOICE.statusTimeouts	
W	fields config edit	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config edit	channelSettings.VOICE.statusTimeouts.closed	
W	fields config edit	channelSettings.VOICE.captureRules	
W	fields config edit	channelSettings.VOICE.captureRules.from	
W	fields config edit	channelSettings.VOICE.captureRules.to	
W	fields config edit	channelSettings.VOICE.captureRules.metadata	
W	fields config edit	channelSettings.SMS	
W	fields config edit	channelSettings.SMS.statusTimeouts	
W	fields config edit	channelSettings.SMS.statusTimeouts.inactive	
W	fields config edit	channelSettings.SMS.statusTimeouts.closed	
W	fields config edit	channelSettings.SMS.captureRules	
W	fields config edit	channelSettings.SMS.captureRules.from	
W	fields config edit	channelSettings.SMS.captureRules.to	
W	fields config edit	channelSettings.SMS.captureRules.metadata	
W	fields config edit	channelSettings.RCS	
W	fields config edit	channelSettings.RCS.statusTimeouts	
W	fields config edit	channelSettings.RCS.statusTimeouts.inactive	
W	fields config edit	channelSettings.RCS.statusTimeouts.closed	
W	fields config edit	channelSettings.RCS.captureRules	
W	fields config edit	channelSettings.RCS.captureRules.from	
W	fields config edit	channelSettings.RCS.captureRules.to	
W	fields config edit	channelSettings.RCS.captureRules.metadata	
W	fields config edit	channelSettings.WHATSAPP	
W	fields config edit	channelSettings.WHATSAPP.statusTimeouts	
W	fields config edit	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config edit	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config edit	channelSettings.WHATSAPP.captureRules	
W	fields config edit	channelSettings.WHATSAPP.captureRules.from	
W	fields config edit	channelSettings.WHATSAPP.captureRules.to	
W	fields config edit	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config edit	channelSettings.CHAT	
W	fields config edit	channelSettings.CHAT.statusTimeouts	
W	fields config edit	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config edit	channelSettings.CHAT.statusTimeouts.closed	
W	fields config edit	channelSettings.CHAT.captureRules	
W	fields config edit	channelSettings.CHAT.captureRules.from	
W	fields config edit	channelSettings.CHAT.captureRules.to	
W	fields config edit	channelSettings.CHAT.captureRules.metadata	
W	fields config edit	statusCallbacks	
W	fields config edit	statusCallbacks.url	
W	fields config edit	statusCallbacks.method	
W	fields config edit	intelligenceConfigurationIds	
W	fields config edit	memoryExtractionEnabled	
W	fields config edit	conversationsV1Bridge	
W	fields config edit	conversationsV1Bridge.serviceId	
W	fields config edit	createdAt	
W	fields config edit	updatedAt	
W	fields config edit	version	
W	fields config edit	operationId	
W	fields config edit	configurationId	
W	fields config edit	status	
W	fields config edit	completedAt	
W	fields config edit	statusUrl	
W	fields config edit	related	
W	fields config edit	result	
W	fields config edit	error	
W	fields config edit	error.type	
W	fields config edit	error.title	
W	fields config edit	error.status	
W	fields config edit	error.detail	
W	fields config edit	error.instance	
W	fields config edit	error.code	
W	fields config edit	idempotencyKey	
O	config history	--filter	filter	r	only results whose field has this value; also != and ~ (contains); repeatable, all must match
O	config history	--sort-by	fields	r	sort by these fields, after all results have arrived
O	config history	--limit	text		maximum number of results
P	config history	configuration	1
W	fields config history	at	
W	fields config history	operationId	
W	fields config history	kind	
W	fields config history	displayName	
W	fields config history	configurationId	
W	fields config history	outcome	
W	fields config history	error	
W	fields config history	summary	
W	fields config history	changes	
W	fields config history	changes.path	
W	fields config history	changes.before	
W	fields config history	changes.after	
W	fields config history	command	
W	fields config history	profile	
W	fields config history	account	
W	fields config history	undoes	
W	fields config history	recreates	
W	fields config history	idempotencyKey	
W	fields config history	before	
W	fields config history	before.id	
W	fields config history	before.displayName	
W	fields config history	before.description	
W	fields config history	before.conversationGroupingType	
W	fields config history	before.memoryStoreId	
W	fields config history	before.channelSettings	
W	fields config history	before.channelSettings.VOICE	
W	fields config history	before.channelSettings.VOICE.statusTimeouts	
W	fields config history	before.channelSettings.VOICE.statusTimeouts.inactive	
W	fields config history	before.channelSettings.VOICE.statusTimeouts.closed	
W	fields config history	before.channelSettings.VOICE.captureRules	
W	fields config history	before.channelSettings.VOICE.captureRules.from	
W	fields config history	before.channelSettings.VOICE.captureRules.to	
W	fields config history	before.channelSettings.VOICE.captureRules.metadata	
W	fields config history	before.channelSettings.SMS	
W	fields config history	before.channelSettings.SMS.statusTimeouts	
W	fields config history	before.channelSettings.SMS.statusTimeouts.inactive	
W	fields config history	before.channelSettings.SMS.statusTimeouts.closed	
W	fields config history	before.channelSettings.SMS.captureRules	
W	fields config history	before.channelSettings.SMS.captureRules.from	
W	fields config history	before.channelSettings.SMS.captureRules.to	
W	fields config history	before.channelSettings.SMS.captureRules.metadata	
W	fields config history	before.channelSettings.RCS	
W	fields config history	before.channelSettings.RCS.statusTimeouts	
W	fields config history	before.channelSettings.RCS.statusTimeouts.inactive	
W	fields config history	before.channelSettings.RCS.statusTimeouts.closed	
W	fields config history	before.channelSettings.RCS.captureRules	
W	fields config history	before.channelSettings.RCS.captureRules.from	
W	fields config history	before.channelSettings.RCS.captureRules.to	
W	fields config history	before.channelSettings.RCS.captureRules.metadata	
W	fields config history	before.channelSettings.WHATSAPP	
W	fields config history	before.channelSettings.WHATSAPP.statusTimeouts	
W	fields config history	before.channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config history	before.channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config history	before.channelSettings.WHATSAPP.captureRules	
W	fields config history	before.channelSettings.WHATSAPP.captureRules.from	
W	fields config history	before.channelSettings.WHATSAPP.captureRules.to	
W	fields config history	before.channelSettings.WHATSAPP.captureRules.metadata	
W	fields config history	before.channelSettings.CHAT	
W	fields config history	before.channelSettings.CHAT.statusTimeouts	
W	fields config history	before.channelSettings.CHAT.statusTimeouts.inactive	
W	fields config history	before.channelSettings.CHAT.statusTimeouts.closed	
W	fields config history	before.channelSettings.CHAT.captureRules	
W	fields config history	before.channelSettings.CHAT.captureRules.from	
W	fields config history	before.channelSettings.CHAT.captureRules.to	
W	fields config history	before.channelSettings.CHAT.captureRules.metadata	
W	fields config history	before.statusCallbacks	
W	fields config history	before.statusCallbacks.url	
W	fields config history	before.statusCallbacks.method	
W	fields config history	before.intelligenceConfigurationIds	
W	fields config history	before.memoryExtractionEnabled	
W	fields config history	before.conversationsV1Bridge	
W	fields config history	before.conversationsV1Bridge.serviceId	
W	fields config history	before.createdAt	
W	fields config history	before.updatedAt	
W	fields config history	before.version	
O	config undo	--last			undo the last write
O	config undo	--dry-run			print the request without sending it
O	config undo	--wait			wait for the operation to finish
O	config undo	--timeout	text		time limit for the whole command
O	config undo	--poll-interval	text		pause between polls, growing up to 10s
O	config undo	--progress	words:progress		progress on stderr
P	config undo	operation	1
W	fields config undo	id	
W	fields config undo	displayName	
W	fields config undo	description	
W	fields config undo	conversationGroupingType	
W	fields config undo	memoryStoreId	
W	fields config undo	channelSettings	
W	fields config undo	channelSettings.VOICE	
W	fields config undo	channelSettings.VOICE.statusTimeouts	
W	fields config undo	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config undo	channelSettings.VOICE.statusTimeouts.closed	
W	fields config undo	channelSettings.VOICE.captureRules	
W	fields config undo	channelSettings.VOICE.captureRules.from	
W	fields config undo	channelSettings.VOICE.captureRules.to	
W	fields config undo	channelSettings.VOICE.captureRules.metadata	
W	fields config undo	channelSettings.SMS	
W	fields config undo	channelSettings.SMS.statusTimeouts	
W	fields config undo	channelSettings.SMS.statusTimeouts.inactive	
W	fields config undo	channelSettings.SMS.statusTimeouts.closed	
W	fields config undo	channelSettings.SMS.captureRules	
W	fields config undo	channelSettings.SMS.captureRules.from	
W	fields config undo	channelSettings.SMS.captureRules.to	
W	fields config undo	channelSettings.SMS.captureRules.metadata	
W	fields config undo	channelSettings.RCS	
W	fields config undo	channelSettings.RCS.statusTimeouts	
W	fields config undo	channelSettings.RCS.statusTimeouts.inactive	
W	fields config undo	channelSettings.RCS.statusTimeouts.closed	
W	fields config undo	channelSettings.RCS.captureRules	
W	fields config undo	channelSettings.RCS.captureRules.from	
W	fields config undo	channelSettings.RCS.captureRules.to	
W	fields config undo	channelSettings.RCS.captureRules.metadata	
W	fields config undo	channelSettings.WHATSAPP	
W	fields config undo	channelSettings.WHATSAPP.statusTimeouts	
W	fields config undo	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config undo	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config undo	channelSettings.WHATSAPP.captureRules	
W	fields config undo	channelSettings.WHATSAPP.captureRules.from	
W	fields config undo	channelSettings.WHATSAPP.captureRules.to	
W	fields config undo	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config undo	channelSettings.CHAT	
W	fields config undo	channelSettings.CHAT.statusTimeouts	
W	fields config undo	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config undo	channelSettings.CHAT.statusTimeouts.closed	
W	fields config undo	channelSettings.CHAT.captureRules	
W	fields config undo	channelSettings.CHAT.captureRules.from	
W	fields config undo	channelSettings.CHAT.captureRules.to	
W	fields config undo	channelSettings.CHAT.captureRules.metadata	
W	fields config undo	statusCallbacks	
W	fields config undo	statusCallbacks.url	
W	fields config undo	statusCallbacks.method	
W	fields config undo	intelligenceConfigurationIds	
W	fields config undo	memoryExtractionEnabled	
W	fields config undo	conversationsV1Bridge	
W	fields config undo	conversationsV1Bridge.serviceId	
W	fields config undo	createdAt	
W	fields config undo	updatedAt	
W	fields config undo	version	
W	fields config undo	operationId	
W	fields config undo	configurationId	
W	fields config undo	status	
W	fields config undo	completedAt	
W	fields config undo	statusUrl	
W	fields config undo	related	
W	fields config undo	result	
W	fields config undo	error	
W	fields config undo	error.type	
W	fields config undo	error.title	
W	fields config undo	error.status	
W	fields config undo	error.detail	
W	fields config undo	error.instance	
W	fields config undo	error.code	
W	fields config undo	idempotencyKey	
O	config validate	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	config validate	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	config validate	--set-json	text	r	set a value in every document to this JSON; repeatable
O	config validate	--unset	text	r	remove a value from every document; repeatable
O	config validate	--allow-env			replace references to environment variables in texts by their values
O	config validate	--fail-on	words:fail-on		least severity for exit code 3
O	config validate	--rule	words:rule	r	turn a rule off or on again, such as -O040; all means all; repeatable
W	fields config validate	file	
W	fields config validate	line	
W	fields config validate	column	
W	fields config validate	severity	
W	fields config validate	rule	
W	fields config validate	path	
W	fields config validate	message	
W	fields config validate	advice	
W	reports config validate	human	each finding with its place, its line and advice (config validate)
W	reports config validate	sarif	SARIF 2.1.0, for code scanning (config validate)
W	reports config validate	junit	JUnit XML, for test reports (config validate, fleet report)
W	reports config validate	github	annotations for GitHub Actions (config validate)
O	config preflight	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	config preflight	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	config preflight	--set-json	text	r	set a value in every document to this JSON; repeatable
O	config preflight	--unset	text	r	remove a value from every document; repeatable
O	config preflight	--allow-env			replace references to environment variables in texts by their values
O	config preflight	--strict			exit with 3 also for warnings and for what is unknown
O	config preflight	--skip	words:skip	r	leave out a check; repeatable
O	config preflight	--timeout	text		time limit for the whole command
W	fields config preflight	check	
W	fields config preflight	status	
W	fields config preflight	document	
W	fields config preflight	place	
W	fields config preflight	reference	
W	fields config preflight	found	
W	fields config preflight	advice	
O	config diff	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	config diff	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	config diff	--set-json	text	r	set a value in every document to this JSON; repeatable
O	config diff	--unset	text	r	remove a value from every document; repeatable
O	config diff	--allow-env			replace references to environment variables in texts by their values
O	config diff	--format	words:format		notation of the differences; -o prints data instead
O	config diff	--exit-code			exit with 10 if there are differences
O	config diff	--external			show the differences with the command in ORCH_DIFF, such as "diff -u"
O	config diff	--against	text		compare the files with those of a git revision, without an account
O	config diff	--drift			tell what changed since the last apply: the file, the configuration, both
O	config diff	--traffic			also tell which addresses start or stop being captured
O	config diff	--lock	file		lock file (default: orch.lock.yaml beside the first file, if it exists)
O	config diff	--timeout	text		time limit for the whole command
W	fields config diff	action	
W	fields config diff	name	
W	fields config diff	id	
W	fields config diff	version	
W	fields config diff	place	
W	fields config diff	changes	
W	fields config diff	changes.path	
W	fields config diff	changes.before	
W	fields config diff	changes.after	
W	fields config diff	drift	
W	fields config diff	drift.file	
W	fields config diff	drift.live	
W	fields config diff	drift.operation	
W	fields config diff	drift.at	
W	fields config diff	traffic	
W	fields config diff	traffic.channel	
W	fields config diff	traffic.direction	
W	fields config diff	traffic.from	
W	fields config diff	traffic.to	
W	fields config diff	traffic.metadata	
W	fields config diff	traffic.change	
W	fields config diff	traffic.before	
W	fields config diff	traffic.before.configuration	
W	fields config diff	traffic.before.id	
W	fields config diff	traffic.after	
W	fields config diff	traffic.after.configuration	
W	fields config diff	traffic.after.id	
O	config apply	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	config apply	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	config apply	--set-json	text	r	set a value in every document to this JSON; repeatable
O	config apply	--unset	text	r	remove a value from every document; repeatable
O	config apply	--allow-env			replace references to environment variables in texts by their values
O	config apply	--filter	text	r	apply only the documents with this displayName or id; repeatable
O	config apply	--lock	file		lock file (default: orch.lock.yaml beside the first file, if it exists)
O	config apply	--adopt			take over a configuration that is not in the lock, or that has a document\'s bridge service
O	config apply	--prune			delete what the lock says these files created and no file has any more
O	config apply	--max-deletes	text		most configurations that --prune may delete
O	config apply	--plan-out	file		save the plan in FILE, and apply nothing
O	config apply	--plan	file		apply the plan in FILE, exactly as it was saved, or nothing
O	config apply	--parallel	text		number of writes that are sent at the same time
O	config apply	--events	file		also write each step to FILE, as lines of JSON
O	config apply	--receipt	file		write a receipt of the changes to FILE, for orch receipt verify
O	config apply	--preflight			run the checks of config preflight first, and stop at a problem
O	config apply	--dry-run			print the requests without sending them
O	config apply	--strict			treat warnings as mistakes, and send nothing
O	config apply	--timeout	text		time limit for the whole command
O	config apply	--poll-interval	text		pause between polls, growing up to 10s
O	config apply	--progress	words:progress		progress on stderr
W	fields config apply	action	
W	fields config apply	name	
W	fields config apply	id	
W	fields config apply	state	
W	fields config apply	operationId	
O	config export	--dir	dir		write a file for each configuration into this directory
O	config export	--format	words:format		language of new files; present files keep theirs
O	config export	--with-ids			write the id of each configuration, too
O	config export	--force			write present files anew, without their comments
O	config export	--dry-run			write nothing; say what would change
O	config export	--timeout	text		time limit for the whole command
P	config export	configuration	*
W	fields config export	id	
W	fields config export	displayName	
W	fields config export	description	
W	fields config export	conversationGroupingType	
W	fields config export	memoryStoreId	
W	fields config export	channelSettings	
W	fields config export	channelSettings.VOICE	
W	fields config export	channelSettings.VOICE.statusTimeouts	
W	fields config export	channelSettings.VOICE.statusTimeouts.inactive	
W	fields config export	channelSettings.VOICE.statusTimeouts.closed	
W	fields config export	channelSettings.VOICE.captureRules	
W	fields config export	channelSettings.VOICE.captureRules.from	
W	fields config export	channelSettings.VOICE.captureRules.to	
W	fields config export	channelSettings.VOICE.captureRules.metadata	
W	fields config export	channelSettings.SMS	
W	fields config export	channelSettings.SMS.statusTimeouts	
W	fields config export	channelSettings.SMS.statusTimeouts.inactive	
W	fields config export	channelSettings.SMS.statusTimeouts.closed	
W	fields config export	channelSettings.SMS.captureRules	
W	fields config export	channelSettings.SMS.captureRules.from	
W	fields config export	channelSettings.SMS.captureRules.to	
W	fields config export	channelSettings.SMS.captureRules.metadata	
W	fields config export	channelSettings.RCS	
W	fields config export	channelSettings.RCS.statusTimeouts	
W	fields config export	channelSettings.RCS.statusTimeouts.inactive	
W	fields config export	channelSettings.RCS.statusTimeouts.closed	
W	fields config export	channelSettings.RCS.captureRules	
W	fields config export	channelSettings.RCS.captureRules.from	
W	fields config export	channelSettings.RCS.captureRules.to	
W	fields config export	channelSettings.RCS.captureRules.metadata	
W	fields config export	channelSettings.WHATSAPP	
W	fields config export	channelSettings.WHATSAPP.statusTimeouts	
W	fields config export	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields config export	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields config export	channelSettings.WHATSAPP.captureRules	
W	fields config export	channelSettings.WHATSAPP.captureRules.from	
W	fields config export	channelSettings.WHATSAPP.captureRules.to	
W	fields config export	channelSettings.WHATSAPP.captureRules.metadata	
W	fields config export	channelSettings.CHAT	
W	fields config export	channelSettings.CHAT.statusTimeouts	
W	fields config export	channelSettings.CHAT.statusTimeouts.inactive	
W	fields config export	channelSettings.CHAT.statusTimeouts.closed	
W	fields config export	channelSettings.CHAT.captureRules	
W	fields config export	channelSettings.CHAT.captureRules.from	
W	fields config export	channelSettings.CHAT.captureRules.to	
W	fields config export	channelSettings.CHAT.captureRules.metadata	
W	fields config export	statusCallbacks	
W	fields config export	statusCallbacks.url	
W	fields config export	statusCallbacks.method	
W	fields config export	intelligenceConfigurationIds	
W	fields config export	memoryExtractionEnabled	
W	fields config export	conversationsV1Bridge	
W	fields config export	conversationsV1Bridge.serviceId	
W	fields config export	createdAt	
W	fields config export	updatedAt	
W	fields config export	version	
O	config explain	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	config explain	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	config explain	--set-json	text	r	set a value in every document to this JSON; repeatable
O	config explain	--unset	text	r	remove a value from every document; repeatable
O	config explain	--allow-env			replace references to environment variables in texts by their values
O	config explain	--live			the configurations of the account instead of files
O	config explain	--channel	words:remove-channel		channel of the message
O	config explain	--from	text		sender; * for an address that no rule names
O	config explain	--to	text		recipient; * for an address that no rule names
O	config explain	--meta	text	r	metadata of the message, such as callType=CLIENT; repeatable
O	config explain	--matrix	file		addresses, one in a line: a table of what is captured of each
O	config explain	--timeout	text		time limit for the whole command
W	fields config explain	channel	
W	fields config explain	from	
W	fields config explain	to	
W	fields config explain	metadata	
W	fields config explain	verdict	
W	fields config explain	captures	
W	fields config explain	captures.configuration	
W	fields config explain	captures.id	
W	fields config explain	captures.place	
W	fields config explain	captures.rule	
W	fields config explain	captures.from	
W	fields config explain	captures.to	
W	fields config explain	captures.metadata	
W	fields config explain	address	
W	fields config explain	inbound	
W	fields config explain	inbound.verdict	
W	fields config explain	inbound.captures	
W	fields config explain	inbound.captures.configuration	
W	fields config explain	inbound.captures.id	
W	fields config explain	inbound.captures.place	
W	fields config explain	inbound.captures.rule	
W	fields config explain	inbound.captures.from	
W	fields config explain	inbound.captures.to	
W	fields config explain	inbound.captures.metadata	
W	fields config explain	outbound	
W	fields config explain	outbound.verdict	
W	fields config explain	outbound.captures	
W	fields config explain	outbound.captures.configuration	
W	fields config explain	outbound.captures.id	
W	fields config explain	outbound.captures.place	
W	fields config explain	outbound.captures.rule	
W	fields config explain	outbound.captures.from	
W	fields config explain	outbound.captures.to	
W	fields config explain	outbound.captures.metadata	
O	config init	--name --display-name	text		name of the configuration
O	config init	--description	text		description of the configuration
O	config init	--grouping	words:grouping		grouping of conversations, as a word or the API\'s full value
O	config init	--memory-store	store-id		memory store of the configuration
O	config init	--memory-extraction --no-memory-extraction			extract memories from conversations, or do not
O	config init	--intelligence	text	r	intelligence configuration; up to 5 times
O	config init	--callback	words:callback	r	URL to report status changes to; up to 2 times
O	config init	--capture	words:capture	r	capture an address in both directions; repeatable
O	config init	--capture-rule	list:capture-rule	r	add exactly one capture rule; each key=value becomes a member of its metadata, such as callType=PSTN; repeatable
O	config init	--timeouts	words:capture	r	timeouts in minutes without a message; CHANNEL=none for no timeouts; repeatable
O	config init	--bridge-service	text		Conversations v1 service to bridge
O	config init	--force			replace the file if it exists, without a question
P	config init	file	1
C	plan	show	Show a saved plan
P	plan show	file	1
W	fields plan show	action	
W	fields plan show	name	
W	fields plan show	id	
W	fields plan show	version	
W	fields plan show	place	
W	fields plan show	changes	
W	fields plan show	changes.path	
W	fields plan show	changes.before	
W	fields plan show	changes.after	
C	fleet	validate	Check documents with the values of each account
C	fleet	diff	Show how files differ from the configurations of accounts
C	fleet	plan	Show what an apply would do in each account
C	fleet	apply	Make the configurations of many accounts match files
C	fleet	export	Write the configurations of many accounts to files
C	fleet	list	List the configurations of many accounts
C	fleet	report	Show reports of fleets, or check that they are complete
O	fleet validate	--profiles	profile	r	profiles of the accounts, such as \'prod-*\'; repeatable
O	fleet validate	--accounts	file		CSV or YAML file of the accounts and their variables
O	fleet validate	--parallel	text		number of accounts, and of all requests, at the same time
O	fleet validate	--max-failures	text		after N accounts have failed, start no other one
O	fleet validate	--shard	text		only the accounts of shard I of N, from 1; auto asks the CI system
O	fleet validate	--report	file		write a report, a line of JSON at the start and end of each account
O	fleet validate	--resume	file		leave out what this report says was done, and continue the report
O	fleet validate	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	fleet validate	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	fleet validate	--set-json	text	r	set a value in every document to this JSON; repeatable
O	fleet validate	--unset	text	r	remove a value from every document; repeatable
O	fleet validate	--allow-env			replace references to environment variables in texts by their values
O	fleet validate	--fail-on	words:fail-on		least severity for exit code 3
O	fleet validate	--rule	words:rule	r	turn a rule off or on again, such as -O040; all means all; repeatable
W	fields fleet validate	name	
W	fields fleet validate	account	
W	fields fleet validate	state	
W	fields fleet validate	exitCode	
W	fields fleet validate	create	
W	fields fleet validate	update	
W	fields fleet validate	delete	
W	fields fleet validate	unchanged	
W	fields fleet validate	seconds	
W	fields fleet validate	fingerprint	
W	fields fleet validate	inputs	
W	fields fleet validate	at	
W	fields fleet validate	error	
W	fields fleet validate	error.detail	
W	fields fleet validate	error.code	
W	fields fleet validate	error.requestId	
W	fields fleet validate	changes	
W	fields fleet validate	results	
W	fields fleet validate	findings	
O	fleet diff	--profiles	profile	r	profiles of the accounts, such as \'prod-*\'; repeatable
O	fleet diff	--accounts	file		CSV or YAML file of the accounts and their variables
O	fleet diff	--parallel	text		number of accounts, and of all requests, at the same time
O	fleet diff	--max-failures	text		after N accounts have failed, start no other one
O	fleet diff	--shard	text		only the accounts of shard I of N, from 1; auto asks the CI system
O	fleet diff	--report	file		write a report, a line of JSON at the start and end of each account
O	fleet diff	--resume	file		leave out what this report says was done, and continue the report
O	fleet diff	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	fleet diff	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	fleet diff	--set-json	text	r	set a value in every document to this JSON; repeatable
O	fleet diff	--unset	text	r	remove a value from every document; repeatable
O	fleet diff	--allow-env			replace references to environment variables in texts by their values
O	fleet diff	--lock	dir		directory of a lock file for each account (default: orch.locks beside the first file, if it exists)
O	fleet diff	--exit-code			exit with 10 if there are differences in any account
O	fleet diff	--timeout	text		time limit for the whole command
W	fields fleet diff	name	
W	fields fleet diff	account	
W	fields fleet diff	state	
W	fields fleet diff	exitCode	
W	fields fleet diff	create	
W	fields fleet diff	update	
W	fields fleet diff	delete	
W	fields fleet diff	unchanged	
W	fields fleet diff	seconds	
W	fields fleet diff	fingerprint	
W	fields fleet diff	inputs	
W	fields fleet diff	at	
W	fields fleet diff	error	
W	fields fleet diff	error.detail	
W	fields fleet diff	error.code	
W	fields fleet diff	error.requestId	
W	fields fleet diff	changes	
W	fields fleet diff	results	
W	fields fleet diff	findings	
O	fleet plan	--profiles	profile	r	profiles of the accounts, such as \'prod-*\'; repeatable
O	fleet plan	--accounts	file		CSV or YAML file of the accounts and their variables
O	fleet plan	--parallel	text		number of accounts, and of all requests, at the same time
O	fleet plan	--max-failures	text		after N accounts have failed, start no other one
O	fleet plan	--shard	text		only the accounts of shard I of N, from 1; auto asks the CI system
O	fleet plan	--report	file		write a report, a line of JSON at the start and end of each account
O	fleet plan	--resume	file		leave out what this report says was done, and continue the report
O	fleet plan	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	fleet plan	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	fleet plan	--set-json	text	r	set a value in every document to this JSON; repeatable
O	fleet plan	--unset	text	r	remove a value from every document; repeatable
O	fleet plan	--allow-env			replace references to environment variables in texts by their values
O	fleet plan	--lock	dir		directory of a lock file for each account (default: orch.locks beside the first file, if it exists)
O	fleet plan	--adopt			take over a configuration that is not in the lock, or that has a document\'s bridge service
O	fleet plan	--prune			delete what the lock says these files created and no file has any more
O	fleet plan	--max-deletes	text		most configurations that --prune may delete in an account
O	fleet plan	--timeout	text		time limit for the whole command
W	fields fleet plan	name	
W	fields fleet plan	account	
W	fields fleet plan	state	
W	fields fleet plan	exitCode	
W	fields fleet plan	create	
W	fields fleet plan	update	
W	fields fleet plan	delete	
W	fields fleet plan	unchanged	
W	fields fleet plan	seconds	
W	fields fleet plan	fingerprint	
W	fields fleet plan	inputs	
W	fields fleet plan	at	
W	fields fleet plan	error	
W	fields fleet plan	error.detail	
W	fields fleet plan	error.code	
W	fields fleet plan	error.requestId	
W	fields fleet plan	changes	
W	fields fleet plan	results	
W	fields fleet plan	findings	
O	fleet apply	--profiles	profile	r	profiles of the accounts, such as \'prod-*\'; repeatable
O	fleet apply	--accounts	file		CSV or YAML file of the accounts and their variables
O	fleet apply	--parallel	text		number of accounts, and of all requests, at the same time
O	fleet apply	--max-failures	text		after N accounts have failed, start no other one
O	fleet apply	--shard	text		only the accounts of shard I of N, from 1; auto asks the CI system
O	fleet apply	--report	file		write a report, a line of JSON at the start and end of each account
O	fleet apply	--resume	file		leave out what this report says was done, and continue the report
O	fleet apply	--canary	text		the account, or the number of accounts, that go first and alone
O	fleet apply	--waves	text	r	how far each wave reaches, in accounts or in percent of them
O	fleet apply	--pause	text		pause between waves; a terminal asks instead when it is left out
O	fleet apply	--expect-state	file	r	change only accounts whose plan has this fingerprint, or the one in this report of fleet plan; repeatable
O	fleet apply	-f --file	file	r	file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable
O	fleet apply	--set	text	r	set a value in every document: a number, true, false, null, or else a text; repeatable
O	fleet apply	--set-json	text	r	set a value in every document to this JSON; repeatable
O	fleet apply	--unset	text	r	remove a value from every document; repeatable
O	fleet apply	--allow-env			replace references to environment variables in texts by their values
O	fleet apply	--lock	dir		directory of a lock file for each account (default: orch.locks beside the first file, if it exists)
O	fleet apply	--adopt			take over a configuration that is not in the lock, or that has a document\'s bridge service
O	fleet apply	--prune			delete what the lock says these files created and no file has any more
O	fleet apply	--max-deletes	text		most configurations that --prune may delete in an account
O	fleet apply	--timeout	text		time limit for the whole command
W	fields fleet apply	name	
W	fields fleet apply	account	
W	fields fleet apply	state	
W	fields fleet apply	exitCode	
W	fields fleet apply	create	
W	fields fleet apply	update	
W	fields fleet apply	delete	
W	fields fleet apply	unchanged	
W	fields fleet apply	seconds	
W	fields fleet apply	fingerprint	
W	fields fleet apply	inputs	
W	fields fleet apply	at	
W	fields fleet apply	error	
W	fields fleet apply	error.detail	
W	fields fleet apply	error.code	
W	fields fleet apply	error.requestId	
W	fields fleet apply	changes	
W	fields fleet apply	results	
W	fields fleet apply	findings	
O	fleet export	--profiles	profile	r	profiles of the accounts, such as \'prod-*\'; repeatable
O	fleet export	--accounts	file		CSV or YAML file of the accounts and their variables
O	fleet export	--parallel	text		number of accounts, and of all requests, at the same time
O	fleet export	--max-failures	text		after N accounts have failed, start no other one
O	fleet export	--shard	text		only the accounts of shard I of N, from 1; auto asks the CI system
O	fleet export	--report	file		write a report, a line of JSON at the start and end of each account
O	fleet export	--resume	file		leave out what this report says was done, and continue the report
O	fleet export	--dir	dir		write the files of each account into a directory of its name in DIR
O	fleet export	--with-ids			write the id of each configuration, too
O	fleet export	--force			write present files anew, without their comments
O	fleet export	--dry-run			write nothing; say what would change
O	fleet export	--timeout	text		time limit for the whole command
W	fields fleet export	name	
W	fields fleet export	account	
W	fields fleet export	state	
W	fields fleet export	exitCode	
W	fields fleet export	create	
W	fields fleet export	update	
W	fields fleet export	delete	
W	fields fleet export	unchanged	
W	fields fleet export	seconds	
W	fields fleet export	fingerprint	
W	fields fleet export	inputs	
W	fields fleet export	at	
W	fields fleet export	error	
W	fields fleet export	error.detail	
W	fields fleet export	error.code	
W	fields fleet export	error.requestId	
W	fields fleet export	changes	
W	fields fleet export	results	
W	fields fleet export	findings	
O	fleet list	--profiles	profile	r	profiles of the accounts, such as \'prod-*\'; repeatable
O	fleet list	--accounts	file		CSV or YAML file of the accounts and their variables
O	fleet list	--parallel	text		number of accounts, and of all requests, at the same time
O	fleet list	--max-failures	text		after N accounts have failed, start no other one
O	fleet list	--shard	text		only the accounts of shard I of N, from 1; auto asks the CI system
O	fleet list	--report	file		write a report, a line of JSON at the start and end of each account
O	fleet list	--resume	file		leave out what this report says was done, and continue the report
O	fleet list	--timeout	text		time limit for the whole command
W	fields fleet list	id	
W	fields fleet list	displayName	
W	fields fleet list	description	
W	fields fleet list	conversationGroupingType	
W	fields fleet list	memoryStoreId	
W	fields fleet list	channelSettings	
W	fields fleet list	channelSettings.VOICE	
W	fields fleet list	channelSettings.VOICE.statusTimeouts	
W	fields fleet list	channelSettings.VOICE.statusTimeouts.inactive	
W	fields fleet list	channelSettings.VOICE.statusTimeouts.closed	
W	fields fleet list	channelSettings.VOICE.captureRules	
W	fields fleet list	channelSettings.VOICE.captureRules.from	
W	fields fleet list	channelSettings.VOICE.captureRules.to	
W	fields fleet list	channelSettings.VOICE.captureRules.metadata	
W	fields fleet list	channelSettings.SMS	
W	fields fleet list	channelSettings.SMS.statusTimeouts	
W	fields fleet list	channelSettings.SMS.statusTimeouts.inactive	
W	fields fleet list	channelSettings.SMS.statusTimeouts.closed	
W	fields fleet list	channelSettings.SMS.captureRules	
W	fields fleet list	channelSettings.SMS.captureRules.from	
W	fields fleet list	channelSettings.SMS.captureRules.to	
W	fields fleet list	channelSettings.SMS.captureRules.metadata	
W	fields fleet list	channelSettings.RCS	
W	fields fleet list	channelSettings.RCS.statusTimeouts	
W	fields fleet list	channelSettings.RCS.statusTimeouts.inactive	
W	fields fleet list	channelSettings.RCS.statusTimeouts.closed	
W	fields fleet list	channelSettings.RCS.captureRules	
W	fields fleet list	channelSettings.RCS.captureRules.from	
W	fields fleet list	channelSettings.RCS.captureRules.to	
W	fields fleet list	channelSettings.RCS.captureRules.metadata	
W	fields fleet list	channelSettings.WHATSAPP	
W	fields fleet list	channelSettings.WHATSAPP.statusTimeouts	
W	fields fleet list	channelSettings.WHATSAPP.statusTimeouts.inactive	
W	fields fleet list	channelSettings.WHATSAPP.statusTimeouts.closed	
W	fields fleet list	channelSettings.WHATSAPP.captureRules	
W	fields fleet list	channelSettings.WHATSAPP.captureRules.from	
W	fields fleet list	channelSettings.WHATSAPP.captureRules.to	
W	fields fleet list	channelSettings.WHATSAPP.captureRules.metadata	
W	fields fleet list	channelSettings.CHAT	
W	fields fleet list	channelSettings.CHAT.statusTimeouts	
W	fields fleet list	channelSettings.CHAT.statusTimeouts.inactive	
W	fields fleet list	channelSettings.CHAT.statusTimeouts.closed	
W	fields fleet list	channelSettings.CHAT.captureRules	
W	fields fleet list	channelSettings.CHAT.captureRules.from	
W	fields fleet list	channelSettings.CHAT.captureRules.to	
W	fields fleet list	channelSettings.CHAT.captureRules.metadata	
W	fields fleet list	statusCallbacks	
W	fields fleet list	statusCallbacks.url	
W	fields fleet list	statusCallbacks.method	
W	fields fleet list	intelligenceConfigurationIds	
W	fields fleet list	memoryExtractionEnabled	
W	fields fleet list	conversationsV1Bridge	
W	fields fleet list	conversationsV1Bridge.serviceId	
W	fields fleet list	createdAt	
W	fields fleet list	updatedAt	
W	fields fleet list	version	
P	fleet report	file	*
W	fields fleet report	name	
W	fields fleet report	account	
W	fields fleet report	state	
W	fields fleet report	exitCode	
W	fields fleet report	create	
W	fields fleet report	update	
W	fields fleet report	delete	
W	fields fleet report	unchanged	
W	fields fleet report	seconds	
W	fields fleet report	fingerprint	
W	fields fleet report	inputs	
W	fields fleet report	at	
W	fields fleet report	error	
W	fields fleet report	error.detail	
W	fields fleet report	error.code	
W	fields fleet report	error.requestId	
W	fields fleet report	changes	
W	fields fleet report	results	
W	fields fleet report	findings	
W	reports fleet report	junit	JUnit XML, for test reports (config validate, fleet report)
W	reports fleet report	markdown	a table in Markdown, for comments and summaries (fleet report)
C	store	list	List memory stores
C	store	get	Show a memory store
C	store	create	Create a memory store
O	store list	--filter	filter	r	only results whose field has this value; also != and ~ (contains); repeatable, all must match
O	store list	--sort-by	fields	r	sort by these fields, after all results have arrived
O	store list	--limit	text		maximum number of results
O	store list	--timeout	text		time limit for the whole command
W	fields store list	id	
W	fields store list	displayName	
W	fields store list	description	
W	fields store list	status	
W	fields store list	intelligenceServiceId	
W	fields store list	version	
O	store get	--wait			wait until the store is active
O	store get	--timeout	text		time limit for the whole command
O	store get	--poll-interval	text		pause between polls, growing up to 10s
O	store get	--progress	words:progress		progress on stderr
P	store get	store store-id	1
W	fields store get	id	
W	fields store get	displayName	
W	fields store get	description	
W	fields store get	status	
W	fields store get	intelligenceServiceId	
W	fields store get	version	
O	store create	--name --display-name	text		name, unique in the account: letters, digits and hyphens
O	store create	--description	text		description, 1 to 128 characters
O	store create	--idempotency-key	words:idempotency-key		idempotency key, or name:TEXT to derive it from TEXT
O	store create	--dry-run			print the request without sending it
O	store create	--wait			wait for the operation to finish
O	store create	--timeout	text		time limit for the whole command
O	store create	--poll-interval	text		pause between polls, growing up to 10s
O	store create	--progress	words:progress		progress on stderr
W	fields store create	id	
W	fields store create	displayName	
W	fields store create	description	
W	fields store create	status	
W	fields store create	intelligenceServiceId	
W	fields store create	version	
W	fields store create	operationId	
W	fields store create	configurationId	
W	fields store create	createdAt	
W	fields store create	completedAt	
W	fields store create	statusUrl	
W	fields store create	related	
W	fields store create	result	
W	fields store create	error	
W	fields store create	error.type	
W	fields store create	error.title	
W	fields store create	error.status	
W	fields store create	error.detail	
W	fields store create	error.instance	
W	fields store create	error.code	
W	fields store create	idempotencyKey	
C	receipt	verify	Compare a receipt with what is live
C	receipt	show	Show what a receipt says
O	receipt verify	--timeout	text		time limit for the whole command
P	receipt verify	file	1
W	fields receipt verify	result	
W	fields receipt verify	name	
W	fields receipt verify	id	
W	fields receipt verify	action	
W	fields receipt verify	changes	
W	fields receipt verify	changes.path	
P	receipt show	file	1
W	fields receipt show	action	
W	fields receipt show	name	
W	fields receipt show	id	
W	fields receipt show	state	
W	fields receipt show	idempotencyKey	
W	fields receipt show	sentAt	
W	fields receipt show	endedAt	
W	fields receipt show	operationId	
W	fields receipt show	requestId	
W	fields receipt show	before	
W	fields receipt show	before.hash	
W	fields receipt show	before.version	
W	fields receipt show	before.fields	
W	fields receipt show	after	
W	fields receipt show	after.hash	
W	fields receipt show	after.version	
W	fields receipt show	after.fields	
C	profile	add	Save an account\'s credentials under a name
C	profile	set	Change a profile
C	profile	rename	Rename a profile
C	profile	list	List profiles
C	profile	show	Show a profile
C	profile	use	Set the active profile
C	profile	remove	Remove profiles and their secrets
C	profile	import	Import the profiles of the vendor\'s CLI
O	profile add	--account-sid	text		SID of the account
O	profile add	--api-key	text		SID of the API key; without it, the secret is the auth token
O	profile add	--credential-process	text		command that prints the credentials as JSON, instead of a stored secret
O	profile add	--protected --no-protected			ask for a name before anything is deleted or replaced
O	profile add	--default	words:default-value	r	default value for an option; repeatable
O	profile add	--api-secret	text	h	
O	profile add	--auth-token	text	h	
O	profile add	--secret	text	h	
O	profile add	--token	text	h	
O	profile add	--password	text	h	
O	profile add	--store	words:store		place for the secret; the default is the keychain if there is one
O	profile add	--secret-stdin			read the secret from standard input without asking
P	profile add	text	1
W	fields profile add	name	
W	fields profile add	active	
W	fields profile add	accountSid	
W	fields profile add	apiKey	
W	fields profile add	region	
W	fields profile add	edge	
W	fields profile add	baseUrl	
W	fields profile add	protected	
W	fields profile add	store	
W	fields profile add	credentialProcess	
W	fields profile add	keychainEntry	
W	fields profile add	secretFile	
W	fields profile add	file	
W	fields profile add	defaults	
O	profile set	--account-sid	text		SID of the account
O	profile set	--api-key	text		SID of the API key; without it, the secret is the auth token
O	profile set	--credential-process	text		command that prints the credentials as JSON, instead of a stored secret
O	profile set	--protected --no-protected			ask for a name before anything is deleted or replaced
O	profile set	--default	words:default-value	r	default value for an option; repeatable
O	profile set	--api-secret	text	h	
O	profile set	--auth-token	text	h	
O	profile set	--secret	text	h	
O	profile set	--token	text	h	
O	profile set	--password	text	h	
O	profile set	--store	words:store		place for the secret; the default is the keychain if there is one
O	profile set	--new-secret			replace the secret: asks for it, or reads it from standard input
O	profile set	--secret-stdin			read the secret from standard input without asking
P	profile set	profile	1
W	fields profile set	name	
W	fields profile set	active	
W	fields profile set	accountSid	
W	fields profile set	apiKey	
W	fields profile set	region	
W	fields profile set	edge	
W	fields profile set	baseUrl	
W	fields profile set	protected	
W	fields profile set	store	
W	fields profile set	credentialProcess	
W	fields profile set	keychainEntry	
W	fields profile set	secretFile	
W	fields profile set	file	
W	fields profile set	defaults	
P	profile rename	profile	1
W	fields profile rename	name	
W	fields profile rename	active	
W	fields profile rename	accountSid	
W	fields profile rename	apiKey	
W	fields profile rename	region	
W	fields profile rename	edge	
W	fields profile rename	baseUrl	
W	fields profile rename	protected	
W	fields profile rename	store	
W	fields profile rename	credentialProcess	
W	fields profile rename	keychainEntry	
W	fields profile rename	secretFile	
W	fields profile rename	file	
W	fields profile rename	defaults	
W	fields profile list	name	
W	fields profile list	active	
W	fields profile list	accountSid	
W	fields profile list	apiKey	
W	fields profile list	region	
W	fields profile list	edge	
W	fields profile list	baseUrl	
W	fields profile list	protected	
W	fields profile list	store	
W	fields profile list	credentialProcess	
W	fields profile list	keychainEntry	
W	fields profile list	secretFile	
W	fields profile list	file	
W	fields profile list	defaults	
P	profile show	profile	1
W	fields profile show	name	
W	fields profile show	active	
W	fields profile show	accountSid	
W	fields profile show	apiKey	
W	fields profile show	region	
W	fields profile show	edge	
W	fields profile show	baseUrl	
W	fields profile show	protected	
W	fields profile show	store	
W	fields profile show	credentialProcess	
W	fields profile show	keychainEntry	
W	fields profile show	secretFile	
W	fields profile show	file	
W	fields profile show	defaults	
P	profile use	profile words:local	1
P	profile remove	profile	*
O	profile import	--from	file		file to import; default: the file of the vendor\'s CLI
O	profile import	--store	words:store		place for the secret; the default is the keychain if there is one
O	profile import	--replace			overwrite profiles of the same names
P	profile import	text	*
W	fields profile import	name	
W	fields profile import	active	
W	fields profile import	accountSid	
W	fields profile import	apiKey	
W	fields profile import	region	
W	fields profile import	edge	
W	fields profile import	baseUrl	
W	fields profile import	protected	
W	fields profile import	store	
W	fields profile import	credentialProcess	
W	fields profile import	keychainEntry	
W	fields profile import	secretFile	
W	fields profile import	file	
W	fields profile import	defaults	
W	fields whoami	account	
W	fields whoami	key	
W	fields whoami	source	
W	fields whoami	profile	
W	fields whoami	decidedBy	
W	fields whoami	region	
W	fields whoami	edge	
W	fields whoami	baseUrl	
W	fields whoami	store	
W	fields whoami	protected	
W	fields doctor	check	
W	fields doctor	status	
W	fields doctor	found	
W	fields doctor	advice	
W	fields doctor	exitCode	
O	emulator	--host	text		address to listen on
O	emulator	--port	text		port to listen on; 0 picks a free one
O	emulator	--db	file		file for the state, or postgresql://[USER@]HOST/DATABASE to share it; default: the file of profile local
O	emulator	--latency	text		duration of each operation, or its range
O	emulator	--fault	text	r	fault to simulate (orch help faults); repeatable
O	emulator	--op-fail	text		writes whose operation fails, as in a rule (orch help faults)
O	emulator	--lose-id			writes whose answers lack the configuration\'s id; all when it stands alone
O	emulator	--stall-body			responses whose body never comes; all when it stands alone
O	emulator	--seed	text		number that decides about shares and ranges; default: a new one
O	emulator	--clock	words:clock		clock of the API; a virtual one stands still until it is advanced
O	emulator	--admin			serve /_emulator, to change faults and clock and to reset
O	emulator	--listen-anyway			accept other machines: any --host, and any host name in requests
P	completion	words:shell	1
O	install	--prefix	dir		directory to install into
O	install	--dry-run			say what would be put where, and install nothing
W	fields install	version	
W	fields install	prefix	
W	fields install	command	
W	fields install	program	
W	fields install	manual	
W	fields install	pages	
W	fields install	completions	
W	fields install	archive	
W	fields install	onPath	
W	fields install	dryRun	
O	uninstall	--prefix	dir		directory that orch was installed into
O	uninstall	--dry-run			say what would be removed, and remove nothing
W	fields uninstall	prefix	
W	fields uninstall	removed	
W	fields uninstall	kept	
W	fields uninstall	data	
W	fields uninstall	dryRun	
W	fields version	version	
W	fields version	java	
W	fields version	javaVendor	
W	fields version	os	
W	fields version	osVersion	
W	fields version	architecture	
W	fields commands	command	
W	fields commands	description	
W	fields commands	text	
W	fields commands	arguments	
W	fields commands	arguments.label	
W	fields commands	arguments.required	
W	fields commands	arguments.repeatable	
W	fields commands	arguments.content	
W	fields commands	arguments.description	
W	fields commands	options	
W	fields commands	options.names	
W	fields commands	options.label	
W	fields commands	options.type	
W	fields commands	options.values	
W	fields commands	options.prefixes	
W	fields commands	options.content	
W	fields commands	options.default	
W	fields commands	options.required	
W	fields commands	options.repeatable	
W	fields commands	options.separator	
W	fields commands	options.global	
W	fields commands	options.variables	
W	fields commands	options.description	
W	fields commands	commands	
W	fields commands	examples	
W	fields commands	reports	
W	fields commands	exitCodes	
W	fields commands	exitCodes.code	
W	fields commands	exitCodes.name	
W	fields commands	exitCodes.meaning	
W	fields commands	topics	
P	help	commands	*
W	built-in	local	the local control plane
W	built-in	environment	the account of the TWILIO_ variables
W	callback	https://	
W	callback	POST=	
W	callback	GET=	
W	capture	VOICE=	
W	capture	SMS=	
W	capture	RCS=	
W	capture	WHATSAPP=	
W	capture	CHAT=	
W	capture-rule	channel=VOICE	
W	capture-rule	channel=SMS	
W	capture-rule	channel=RCS	
W	capture-rule	channel=WHATSAPP	
W	capture-rule	channel=CHAT	
W	capture-rule	from=	
W	capture-rule	to=	
W	capture-rule	callType=	
W	ci	auto	
W	ci	github	
W	ci	gitlab	
W	ci	none	
W	clearable-field	displayName	
W	clearable-field	description	
W	clearable-field	conversationGroupingType	
W	clearable-field	memoryStoreId	
W	clearable-field	channelSettings	
W	clearable-field	statusCallbacks	
W	clearable-field	intelligenceConfigurationIds	
W	clearable-field	memoryExtractionEnabled	
W	clearable-field	conversationsV1Bridge	
W	clearable-field	channelSettings.VOICE	
W	clearable-field	channelSettings.VOICE.statusTimeouts	
W	clearable-field	channelSettings.VOICE.captureRules	
W	clearable-field	channelSettings.SMS	
W	clearable-field	channelSettings.SMS.statusTimeouts	
W	clearable-field	channelSettings.SMS.captureRules	
W	clearable-field	channelSettings.RCS	
W	clearable-field	channelSettings.RCS.statusTimeouts	
W	clearable-field	channelSettings.RCS.captureRules	
W	clearable-field	channelSettings.WHATSAPP	
W	clearable-field	channelSettings.WHATSAPP.statusTimeouts	
W	clearable-field	channelSettings.WHATSAPP.captureRules	
W	clearable-field	channelSettings.CHAT	
W	clearable-field	channelSettings.CHAT.statusTimeouts	
W	clearable-field	channelSettings.CHAT.captureRules	
W	clock	real	
W	clock	virtual	
W	color	auto	
W	color	always	
W	color	never	
W	default-value	output=	
W	default-value	color=	
W	default-value	quiet=	
W	default-value	verbose=	
W	default-value	no-header=	
W	default-value	no-input=	
W	default-value	http-timeout=	
W	default-value	max-retries=	
W	default-value	expect-account=	
W	default-value	wait=	
W	default-value	timeout=	
W	default-value	poll-interval=	
W	default-value	progress=	
W	default-value	limit=	
W	default-value	page-size=	
W	default-value	memory-store=	
W	default-value	grouping=	
W	fail-on	error	
W	fail-on	warning	
W	format	yaml	
W	format	json	
W	grouping	profile	
W	grouping	addresses	
W	grouping	addresses-and-channel	
W	idempotency-key	name:	a key that is derived from the text after it
W	local	local	the local control plane
W	output	json	indented JSON; a list is one array
W	output	jsonl	one line of JSON per result, printed as results arrive
W	output	yaml	YAML as in files, with --- between results
W	output	table	the most important fields, in columns
W	output	wide	the table with more columns
W	output	csv	the fields of the wide table, with a header line (RFC 4180, with plain line feeds)
W	output	name	the id; with --fields the values of these fields, separated by tabs
W	output	tree	a configuration as a picture for people, with rules as arrows and ages in words
W	output	mermaid	configurations as a mermaid flowchart, which GitHub renders
W	output	env	the ids of a configuration as lines for an .env file
W	progress	auto	
W	progress	live	
W	progress	plain	
W	progress	json	
W	progress	none	
W	remove-channel	VOICE	
W	remove-channel	SMS	
W	remove-channel	RCS	
W	remove-channel	WHATSAPP	
W	remove-channel	CHAT	
W	rule	-all	no rule
W	rule	-O001	A file cannot be read
W	rule	-O002	A key appears twice in an object
W	rule	-O003	A YAML tag or alias is used
W	rule	-O004	A value is in a notation that readers understand differently
W	rule	-O005	A field is unknown
W	rule	-O006	A required field is missing
W	rule	-O007	A value is outside the limits of the API
W	rule	-O008	A comment orch:ignore is not valid
W	rule	-O009	A comment orch:ignore ignores nothing
W	rule	-O010	The name of a new configuration is taken
W	rule	-O011	The id of the memory store has an unknown form
W	rule	-O012	An address is not an E.164 number
W	rule	-O013	The timeout closed is not longer than inactive
W	rule	-O014	The SID of the account has an unknown form
W	rule	-O015	The channel to remove is unknown
W	rule	-O016	A reference to a variable is not replaced
W	rule	-O017	A variable in a document is not set, or is a secret of the account
W	rule	-O018	A file has no document
W	rule	-O019	A change on the command line does not fit a document
W	rule	-O020	The id of a document has an unknown form
W	rule	-O021	The id of an intelligence configuration has an unknown form
W	rule	-O022	An intelligence configuration is named twice
W	rule	-O023	A name has spaces at its ends, or several in a row
W	rule	-O024	A field that only the service sets is in the file
W	rule	-O025	An update changes the grouping of conversations
W	rule	-O026	There are more than 10 configurations
W	rule	-O027	Two documents have the same name
W	rule	-O028	Two documents have the same id
W	rule	-O030	A channel has addresses with and without its prefix
W	rule	-O031	An address has spaces at its beginning or end
W	rule	-O032	A number is captured in one direction only
W	rule	-O033	A rule captures everything
W	rule	-O034	A capture rule appears twice
W	rule	-O035	A capture rule is part of a wider one
W	rule	-O036	A capture rule has the same address on both sides
W	rule	-O037	A channel has more than 100 capture rules
W	rule	-O038	Two configurations capture the same messages
W	rule	-O040	Calls are transcribed at a fee
W	rule	-O041	A client or SIP address has no call type
W	rule	-O042	A rule for calls of clients has a wildcard
W	rule	-O043	A call type is unknown
W	rule	-O044	CHAT has no bridge
W	rule	-O045	A rule of CHAT captures everything without naming a chat service
W	rule	-O046	Two documents have the same bridge service
W	rule	-O050	A timeout is longer than a day
W	rule	-O051	Memories are extracted, and no channel has timeouts
W	rule	-O052	A channel has timeouts and no capture rules
W	rule	-O060	Two callbacks have the same URL
W	rule	-O061	A callback uses GET
W	rule	-O062	The URL of a callback has a secret in it
W	rule	-O063	The URL of a callback is not https, or not on a public host
W	rule	+all	all rules
W	rule	+O001	A file cannot be read
W	rule	+O002	A key appears twice in an object
W	rule	+O003	A YAML tag or alias is used
W	rule	+O004	A value is in a notation that readers understand differently
W	rule	+O005	A field is unknown
W	rule	+O006	A required field is missing
W	rule	+O007	A value is outside the limits of the API
W	rule	+O008	A comment orch:ignore is not valid
W	rule	+O009	A comment orch:ignore ignores nothing
W	rule	+O010	The name of a new configuration is taken
W	rule	+O011	The id of the memory store has an unknown form
W	rule	+O012	An address is not an E.164 number
W	rule	+O013	The timeout closed is not longer than inactive
W	rule	+O014	The SID of the account has an unknown form
W	rule	+O015	The channel to remove is unknown
W	rule	+O016	A reference to a variable is not replaced
W	rule	+O017	A variable in a document is not set, or is a secret of the account
W	rule	+O018	A file has no document
W	rule	+O019	A change on the command line does not fit a document
W	rule	+O020	The id of a document has an unknown form
W	rule	+O021	The id of an intelligence configuration has an unknown form
W	rule	+O022	An intelligence configuration is named twice
W	rule	+O023	A name has spaces at its ends, or several in a row
W	rule	+O024	A field that only the service sets is in the file
W	rule	+O025	An update changes the grouping of conversations
W	rule	+O026	There are more than 10 configurations
W	rule	+O027	Two documents have the same name
W	rule	+O028	Two documents have the same id
W	rule	+O030	A channel has addresses with and without its prefix
W	rule	+O031	An address has spaces at its beginning or end
W	rule	+O032	A number is captured in one direction only
W	rule	+O033	A rule captures everything
W	rule	+O034	A capture rule appears twice
W	rule	+O035	A capture rule is part of a wider one
W	rule	+O036	A capture rule has the same address on both sides
W	rule	+O037	A channel has more than 100 capture rules
W	rule	+O038	Two configurations capture the same messages
W	rule	+O040	Calls are transcribed at a fee
W	rule	+O041	A client or SIP address has no call type
W	rule	+O042	A rule for calls of clients has a wildcard
W	rule	+O043	A call type is unknown
W	rule	+O044	CHAT has no bridge
W	rule	+O045	A rule of CHAT captures everything without naming a chat service
W	rule	+O046	Two documents have the same bridge service
W	rule	+O050	A timeout is longer than a day
W	rule	+O051	Memories are extracted, and no channel has timeouts
W	rule	+O052	A channel has timeouts and no capture rules
W	rule	+O060	Two callbacks have the same URL
W	rule	+O061	A callback uses GET
W	rule	+O062	The URL of a callback has a secret in it
W	rule	+O063	The URL of a callback is not https, or not on a public host
W	shell	bash	
W	shell	zsh	
W	shell	fish	
W	shell	pwsh	
W	skip	credentials	
W	skip	limits	
W	skip	memory	
W	skip	intelligence	
W	skip	bridge	
W	skip	callbacks	
W	store	keychain	
W	store	file	
W	topic	options	options of every command
W	topic	exit-codes	exit codes and their meaning
W	topic	environment	environment variables that orch reads
W	topic	output	formats, fields, jq, filters and sorting
W	topic	files	documents for -f, and the files that orch writes
W	topic	async	operations: what happens after a write is accepted
W	topic	rules	rules of config validate and of warnings before a write
W	topic	faults	what orch emulator can be told to do wrong'

set -g __orch_engine '# Finds the candidates for the last word of a command line. It has no apostrophe, because it stands between apostrophes.
#
# ARGV: 1 the form of the answer: bash, fish or zsh; 2 the table of commands; 3 the project file, which may not exist;
# then the words after "orch" as the shell sees them.
# For bash: 4 the command line up to the cursor; 5 the part of it that is replaced; 6 the kind of completion; 7 the columns of the terminal.
#
# When the names should be renewed, the answer begins with a line of words, each after a tab: see renew.sh.
# The rest of the answer is a line for each candidate, with a tab and its description (for zsh, with what is shown of it), and then a line ":N" with the directive in the protocol of cobra, a tab, and the part of the
# word that the candidates leave out. For bash, the candidates are quoted, and cut where its word begins; after ":N" come the open quote,
# the text to put before the name of a file, the beginning of that name that is not replaced, and the name so far.
BEGIN {
  # More candidates make every shell slow, and nobody reads so many.
  most = 500
  if (ARGV[1] == "bash") { read_line(ARGV[4]) } else { for (i = 4; i < ARGC; i++) word[++words] = ARGV[i] }
  current = word[words--]
  rows = split(ARGV[2], row, "\\n")
  directive = 4
  if (redirected) directive = 0
  else { walk(); find() }
  answer()
  exit
}

# Splits the line of bash into words without quotes, and forgets redirections. The quote that is open at its end stays in "open".
function read_line(line,   at, c, text, started, skip, first) {
  first = 1
  line = line "\\n"
  for (at = 1; at <= length(line); at++) {
    c = substr(line, at, 1)
    if (at == length(line)) {
      redirected = skip
      word[++words] = text
    } else if (open == "" && c == "\\\\") { text = text substr(line, ++at, 1); started = 1 }
    else if (open == "\\"" && c == "\\\\" && index("\\"\\\\$`", substr(line, at + 1, 1)) > 0) { text = text substr(line, ++at, 1) }
    else if (open == c) { open = "" }
    else if (open == "" && (c == "\\"" || c == "\\047")) { open = c; started = 1 }
    else if (open == "" && (c == " " || c == "\\t")) {
      if (started && skip) skip = 0
      else if (started && ! first) word[++words] = text
      if (started) first = 0
      text = ""; started = 0
    } else if (open == "" && (c == "<" || c == ">")) {
      if (started && text !~ /^[0-9]+$/) word[++words] = text
      text = ""; started = 0; skip = 1
      while (index("<>&|", substr(line, at + 1, 1)) > 0) at++
    } else { text = text c; started = 1 }
  }
}

# Finds the command, its options and the value that the current word is of.
function walk(   i, w, name) {
  path = ""
  for (i = 1; i <= words; i++) {
    w = word[i]
    if (pending) { set(pending, w); pending = 0 }
    else if (ended || w !~ /^-./) positional(w)
    else if (w == "--") ended = 1
    else if (index(w, "=") > 1) { name = option(substr(w, 1, index(w, "=") - 1)); set(name, substr(w, index(w, "=") + 1)) }
    else if (option(w)) given(option(w))
    else if (w !~ /^--/) cluster(substr(w, 2))
  }
}

# A command below the current one, or an argument.
function positional(w,   i, f) {
  if (! ended && ! arguments)
    for (i = 1; i <= rows; i++)
      if (index(row[i], "C\\t" path "\\t" w "\\t") == 1 || index(row[i], "A\\t" path "\\t" w "\\t") == 1) {
        split(row[i], f, "\\t")
        path = (path == "" ? "" : path " ") (f[1] == "A" ? f[4] : w)
        return
      }
  argument[++arguments] = w
}

# Switches in one word, and an option with its value in the same word.
function cluster(letters,   i, o) {
  for (i = 1; i <= length(letters); i++) {
    o = option("-" substr(letters, i, 1))
    if (! o) return
    if (value[o] != "" && i < length(letters)) { set(o, substr(letters, i + 1)); return }
    given(o)
  }
}

function given(o) {
  used[o] = 1
  if (value[o] != "") pending = o
}

function set(o, text) {
  used[o] = 1
  last[o] = text
}

# The row of an option of this command, or of every command; 0 when there is none.
function option(name,   i, f) {
  for (i = 1; i <= rows; i++) {
    if (substr(row[i], 1, 2) == "O\\t" && index(row[i], name) > 0) {
      split(row[i], f, "\\t")
      if ((f[2] == path || f[2] == "*") && index(" " f[3] " ", " " name " ") > 0) { value[i] = f[4]; return i }
    }
  }
  return 0
}

function find(   o, at) {
  at = index(current, "=")
  if (pending) values(value[pending], current)
  else if (! ended && current ~ /^-/ && at > 1) {
    o = option(substr(current, 1, at - 1))
    head = substr(current, 1, at)
    if (o && value[o] != "") values(value[o], substr(current, at + 1))
  } else if (! ended && current ~ /^-[^-]./) {
    o = option(substr(current, 1, 2))
    if (o && value[o] != "") { stem = substr(current, 1, 2); values(value[o], substr(current, 3)) }
  } else if (! ended && current ~ /^-/) options()
  else if (! ended && ! arguments && commands(path)) return
  else argument_values()
}

function options(   i, f, n, names, k, o) {
  for (i = 1; i <= rows; i++) {
    if (substr(row[i], 1, 2) != "O\\t") continue
    split(row[i], f, "\\t")
    if ((f[2] != path && f[2] != "*") || index(f[5], "h") > 0 || (used[i] && index(f[5], "r") == 0)) continue
    n = split(f[3], names, " ")
    for (k = 1; k <= n; k++) offer(names[k], f[6], current)
  }
}

# Offers the commands below a command; says whether there are any.
function commands(at,   i, f, any) {
  for (i = 1; i <= rows; i++)
    if (index(row[i], "C\\t" at "\\t") == 1) {
      split(row[i], f, "\\t")
      any = 1
      offer(f[3], f[4], current)
    }
  return any
}

function argument_values(   i, f) {
  for (i = 1; i <= rows; i++)
    if (index(row[i], "P\\t" path "\\t") == 1) {
      split(row[i], f, "\\t")
      if (f[4] == "*" || ! arguments) { fresh = 1; values(f[3], current) }
      return
    }
}

# Offers the values of the sources in a cell of the table.
function values(cell, text,   source, n, i) {
  n = split(cell, source, " ")
  for (i = 1; i <= n; i++) {
    ordered = 1
    if (source[i] == "file") directive = 0
    else if (source[i] == "dir") directive = 16
    else if (source[i] == "configuration") configurations(text)
    else if (source[i] == "operation") operations(text)
    else if (source[i] == "store") stores(text)
    else if (source[i] == "store-id") store_ids(text)
    else if (source[i] == "profile") offer_profiles(text)
    else if (source[i] == "commands") command_words()
    else if (source[i] == "fields") list("fields " path, text)
    else if (source[i] == "reports") set_words("reports " path, text, "")
    else if (source[i] == "filter") set_words("fields " path, text, "=")
    else if (source[i] ~ /^list:/) list(substr(source[i], 6), text)
    else if (source[i] ~ /^words:/) set_words(substr(source[i], 7), text, "")
  }
}

function set_words(name, text, tail,   i, f) {
  for (i = 1; i <= rows; i++)
    if (index(row[i], "W\\t" name "\\t") == 1) {
      split(row[i], f, "\\t")
      if (f[3] tail ~ /[=:]$/ && substr(f[3] tail, 1, length(text)) == text) glued = 1
      offer(f[3] tail, f[4], text)
    }
}

# Words with commas between them: offers those that are not there yet.
function list(name, text,   before, at, i, f) {
  glued = 1
  at = length(text)
  while (at > 0 && substr(text, at, 1) != ",") at--
  before = substr(text, 1, at)
  for (i = 1; i <= rows; i++)
    if (index(row[i], "W\\t" name "\\t") == 1) {
      split(row[i], f, "\\t")
      if (index("," before, "," f[3] ",") == 0) offer(before f[3], f[4], text)
    }
}

# The words that name a command, for "orch help".
function command_words(   i, at) {
  for (i = 1; i <= arguments; i++) at = (at == "" ? "" : at " ") argument[i]
  fresh = 0
  commands(at)
  if (arguments) return
  set_words("topic", current, "")
}

# There may be ten thousand, so each costs no more than it must.
function configurations(text,   i, k, size, hits, hit) {
  read_names()
  size = length(text)
  for (i = 1; i <= known; i++) {
    k = title[i]
    if (substr(k, 1, size) == text && ! (any_gone && i in gone)) { hit[++hits] = i; count[k]++ }
  }
  for (i = 1; i <= hits && hopeful(); i++) {
    k = title[hit[i]]
    # This one would change nothing.
    if (cut && substr(k, 1, shared) == beginning) continue
    if (count[k] == 1) offer(k, id[hit[i]], text)
  }
  for (i = 1; i <= known && hopeful(); i++)
    if (substr(id[i], 1, size) == text && ! (any_gone && i in gone)) offer(id[i], title[i], text)
}

# Whether another candidate could still change the answer.
function hopeful() {
  return found < most || ! cut || shared > 0
}

function operations(text,   i) {
  read_names()
  for (i = started; i > 0 && i > started - 20; i--) offer(operation[i], about[i], text)
}

function stores(text,   i) {
  read_names()
  for (i = 1; i <= shelves; i++) offer(store_name[i], store[i], text)
}

function store_ids(text,   i) {
  read_names()
  for (i = 1; i <= shelves; i++) offer(store[i], store_name[i], text)
}

# Reads the names that earlier commands have seen. A later line about an id replaces an earlier one.
function read_names(   file, separator) {
  if (account != "") return
  file = names_file()
  if (file == "") return
  separator = FS
  FS = "\\t"
  while ((getline < file) > 0) {
    if (NF != 3) continue
    if ($1 == "configuration") {
      if (! ($2 in place)) { place[$2] = ++known; id[known] = $2 }
      title[place[$2]] = $3
    } else if ($1 == "gone") {
      if ($2 in place) { gone[place[$2]]; any_gone = 1; delete place[$2] }
    }
    else if ($1 == "operation") { operation[++started] = $2; about[started] = $3 }
    else if ($1 == "store") {
      if (! ($2 in shelf)) { shelf[$2] = ++shelves; store[shelves] = $2 }
      store_name[shelf[$2]] = $3
    }
    else if ($1 == "no-stores") { shelves = 0; split("", shelf) }
  }
  close(file)
  FS = separator
  if (may_call()) renew_when_due()
}

# Whether a command in the background may call the service for this account. It must never make a dialog of a keychain appear, or run a program that asks.
function may_call() {
  if (is_set("ORCH_NO_RENEWAL") || is_set("CI") || is_set("AI_AGENT") || is_set("AGENT") || is_set("CLAUDECODE")) return 0
  if (is_set("CURSOR_AGENT") || is_set("CODEX_SANDBOX") || is_set("GEMINI_CLI")) return 0
  if (profile == "" || profile == "environment") return twilio("API_SECRET") twilio("AUTH_TOKEN") != ""
  return is_secret_in_file(profile)
}

function is_set(variable) {
  return ENVIRON[variable] != "" && ENVIRON[variable] != "0" && tolower(ENVIRON[variable]) != "false"
}

# Puts the line for renew.sh before the answer when the stamp of the account says so. It holds the time of the next renewal, and how many have failed since the last one that did not.
function renew_when_due(   stamps, line, f, now, where) {
  stamps = home("XDG_CACHE_HOME", "/.cache") "/orch/renewals"
  if ((getline line < (stamps "/" account)) > 0) split(line, f, " ")
  close(stamps "/" account)
  now = seconds()
  # A stamp from far in the future is from a clock that was wrong.
  if (now == 0 || (f[1] > now && f[1] <= now + 86400)) return
  where = on_line("-p") on_line("--base-url") on_line("--region") on_line("--edge") on_line("--ca-bundle")
  if (where stamps ~ /\\n/) return
  print "\\t" stamps "\\t" account "\\t" (now + pause(f[2])) " " (f[2] + 1) where
}

# Ten minutes, twice as many after every failure, at most a day.
function pause(failures,   wait) {
  for (wait = 600; failures > 0 && wait < 86400; failures--) wait *= 2
  return wait < 86400 ? wait : 86400
}

# The seconds since 1970; 0 where they are not known. An awk seeds its random numbers with them, and tells the seed.
function seconds(   now) {
  srand()
  now = srand()
  return now ~ /^[0-9]+$/ ? now + 0 : 0
}

# An option of the line with its value, each after a tab.
function on_line(name,   o) {
  o = option(name)
  return o && last[o] != "" && last[o] !~ /\\t/ ? "\\t" name "\\t" last[o] : ""
}

# The file of the account that orch would use here; nothing when it would use none.
function names_file(   where, sid) {
  where = chosen("--base-url", "ORCH_BASE_URL")
  if (where == "") where = chosen("--region", "ORCH_REGION")
  profile = chosen("-p", "ORCH_PROFILE")
  if (profile == "") profile = setting(ARGV[3], "profile")
  if (profile == "" && twilio("ACCOUNT_SID") twilio("API_KEY") twilio("API_SECRET") twilio("AUTH_TOKEN") == "")
    profile = setting(settings(), "active")
  if (profile == "" || profile == "environment") {
    sid = twilio("ACCOUNT_SID") == "" ? twilio("API_KEY") : twilio("ACCOUNT_SID")
    if (sid == "") return ""
    if (where == "") where = twilio("REGION")
    sid = "account-" sid
  } else sid = "profile-" profile
  if (where != "") sid = sid "@" where
  gsub(/[^A-Za-z0-9._@-]/, "_", sid)
  account = sid
  return home("XDG_CACHE_HOME", "/.cache") "/orch/names/" sid
}

# The value of an option on the line, else of its variable.
function chosen(name, variable,   o) {
  o = option(name)
  return o && last[o] != "" ? last[o] : ENVIRON[variable]
}

function twilio(name,   text) {
  text = ENVIRON["TWILIO_" name]
  gsub(/^[ \\t\\r\\n]+|[ \\t\\r\\n]+$/, "", text)
  return text
}

function home(variable, otherwise) {
  return ENVIRON[variable] ~ /^\\// ? ENVIRON[variable] : ENVIRON["HOME"] otherwise
}

function settings() {
  return home("XDG_CONFIG_HOME", "/.config") "/orch/config.yaml"
}

# A value at the top of a YAML file.
function setting(file, key,   line, found) {
  if (file == "") return ""
  while ((getline line < file) > 0) if (index(line, key ":") == 1) found = plain(substr(line, length(key) + 2))
  close(file)
  return found
}

# A YAML scalar without its quotes and its comment.
function plain(text) {
  gsub(/^[ \\t]+|[ \\t\\r]+$/, "", text)
  if (text ~ /^"[^"]*"/ || text ~ /^\\047[^\\047]*\\047/) return substr(text, 2, index(substr(text, 2), substr(text, 1, 1)) - 1)
  sub(/[ \\t]*#.*/, "", text)
  return text
}

# Reads the profiles, the keys one step below "profiles", with their accounts and the places of their secrets.
function read_profiles(   file, line, inside, step) {
  if (profiles) return
  file = settings()
  while ((getline line < file) > 0) {
    if (line ~ /^[^ #]/) inside = line ~ /^profiles:/
    else if (inside && line ~ /^ +[^ #]/) {
      match(line, /^ +/)
      if (! step) step = RLENGTH
      line = substr(line, RLENGTH + 1)
      if (RLENGTH == step) { named[++profiles] = plain(substr(line, 1, index(line, ":") - 1)); sids[profiles] = ""; store[profiles] = "file" }
      else if (index(line, "accountSid:") == 1) sids[profiles] = plain(substr(line, 12))
      else if (index(line, "store:") == 1 && plain(substr(line, 7)) != "file") store[profiles] = "elsewhere"
      else if (index(line, "credential_process:") == 1) store[profiles] = "elsewhere"
    }
  }
  close(file)
}

function offer_profiles(text,   i) {
  read_profiles()
  for (i = 1; i <= profiles; i++) offer(named[i], sids[i], text)
}

function is_secret_in_file(wanted,   i) {
  read_profiles()
  for (i = 1; i <= profiles; i++) if (named[i] == wanted) return store[i] == "file"
  return 0
}

# Takes a candidate if it begins with the text, is not there yet and could be typed.
function offer(text, description, begin,   i) {
  if (stem != "") { text = stem text; begin = stem begin }
  if (substr(text, 1, length(begin)) != begin || text == "" || text in taken) return
  if (fresh) {
    if (! ended && substr(text, 1, 1) == "-") return
    for (i = 1; i <= arguments; i++) if (argument[i] == text) return
  }
  if (found >= most) { beyond(text, description); return }
  taken[text]
  candidate[++found] = text
  described[found] = description
}

# When there are more candidates, one of the others stands for them: the one that shares least with those that are offered, so that the shell does not take a longer beginning for the common one.
function beyond(text, description,   i) {
  if (! cut) {
    cut = 1
    shared = length(candidate[1])
    for (i = 2; i <= found; i++) shared = common(candidate[i], shared)
  }
  i = common(text, shared)
  if (i < shared) { shared = i; candidate[most + 1] = text; described[most + 1] = description }
  # Without the part before the value.
  beginning = substr(candidate[1], length(stem) + 1, shared - length(stem))
}

# The length of the beginning that a text shares with the first candidate, at most this.
function common(text, length_so_far) {
  while (substr(text, 1, length_so_far) != substr(candidate[1], 1, length_so_far)) length_so_far--
  return length_so_far
}

function answer(   i, width, any) {
  if (glued && found) directive += 2
  if (ordered && found) directive += 32
  if (found == most && (most + 1) in candidate) found++
  if (ARGV[1] == "bash") { answer_bash(); return }
  for (i = 1; i <= found; i++) {
    if (characters(candidate[i]) > width) width = characters(candidate[i])
    if (described[i] != "") any = 1
  }
  for (i = 1; i <= found; i++)
    if (ARGV[1] == "zsh") print candidate[i] "\\t" (any ? aligned(candidate[i], width) described[i] : candidate[i])
    else print head candidate[i] (described[i] == "" ? "" : "\\t" described[i])
  print ":" directive "\\t" head
}

# For shells that show what they are given.
function aligned(text, width) {
  return text sprintf("%" (width - characters(text) + 5) "s", "  -- ")
}

# Bash replaces the word only from the last character in COMP_WORDBREAKS on.
function answer_bash(   kept, end, rest, i) {
  kept = length(current) - length(unquoted(ARGV[5]))
  # A space after an open quote would be inside it. Bash does not close it where the word ends with one.
  end = open == "" ? " " : found == 1 ? open : ""
  for (i = 1; i <= found; i++) candidate[i] = quoted(substr(head candidate[i], kept + 1)) (glued ? "" : end)
  if (found > 1 && ARGV[6] ~ /^(33|63|64)$/) describe(ARGV[7] > 20 ? ARGV[7] : 80)
  for (i = 1; i <= found; i++) print candidate[i]
  rest = substr(current, length(head) + 1)
  print ":" directive "\\t" open "\\t" substr(head, kept + 1) "\\t" substr(rest, 1, kept - length(head)) "\\t" rest
}

# Bash shows candidates only, so in a list of several the descriptions are a part of them. It inserts no more than what the candidates share, which ends before.
function describe(columns,   i, width, size, room) {
  for (i = 1; i <= found; i++) {
    size = characters(candidate[i])
    if (described[i] != "" && size > width) width = size
  }
  for (i = 1; i <= found; i++) {
    if (described[i] == "") continue
    size = characters(candidate[i])
    room = columns - width - 5
    if (room > 10) candidate[i] = candidate[i] sprintf("%" (width - size + 1) "s", "") "(" shortened(described[i], room) ")"
  }
}

# In the C locale, a character of UTF-8 is a byte and those after it, which begin with the bits 10.
function characters(text) {
  gsub(/[\\200-\\277]/, "", text)
  return length(text)
}

function shortened(text, room,   size) {
  if (characters(text) <= room) return text
  for (size = length(text); size > 0 && characters(substr(text, 1, size)) > room - 3; size--) continue
  # The last character may have lost some of its bytes.
  text = substr(text, 1, size)
  sub(/[\\300-\\377][\\200-\\277]*$/, "", text)
  return text "..."
}

# The replaced part without its quotes.
function unquoted(text,   at, c, shown) {
  if (open != "" && substr(text, 1, 1) == open) text = substr(text, 2)
  for (at = 1; at <= length(text); at++) {
    c = substr(text, at, 1)
    if (c == "\\\\" && (open == "" || (open == "\\"" && index("\\"\\\\$`", substr(text, at + 1, 1)) > 0))) c = substr(text, ++at, 1)
    else if (open == "" && (c == "\\"" || c == "\\047")) c = ""
    shown = shown c
  }
  return shown
}

# The text as bash reads it inside the open quote, or outside of quotes.
function quoted(text) {
  if (open == "\\047") gsub(/\\047/, "\\047\\\\\\047\\047", text)
  else if (open == "\\"") gsub(/["\\\\$`]/, "\\\\\\\\&", text)
  else gsub(/[][ !"#$&\\047()*;<>?\\\\^`{|}~]/, "\\\\\\\\&", text)
  return text
}'

set -g __orch_renew '# Starts the command that renews the names of an account, away from the terminal. $1 is the directory of the stamps, $2 the stamp of the
# account, $3 its new text; then come the options that choose the account. It has no apostrophe, because it stands between apostrophes.
umask 077
stamp=$1/$2
[ -d "$1" ] || mkdir -p -- "$1" || exit
# Without the stamp, every TAB would start a renewal.
printf "%s\\n" "$3" >"$stamp" || exit
shift 3
command -v orch || exit
{
  # Also after the terminal is closed.
  trap "" HUP
  low=
  away=
  ! command -v nice || low="nice -n 19"
  ! command -v setsid || away=setsid
  exec $away $low orch __renew-names "$@"
} &'

# Prints the project file that orch would use here.
function __orch_project
    set -l at $PWD
    set -l project
    while true
        if test -z "$project"; and begin
                test -e "$at/.orch.yaml"; or test -h "$at/.orch.yaml"
            end
            set project "$at/.orch.yaml"
        end
        if test "$at" = "$HOME"; or test -e "$at/.git"
            echo $project
            return
        end
        test -n "$at"; or break
        set at (string replace -r '/[^/]*$' '' -- "$at")
    end
    # Outside of the home and of a Git working tree, only the directory itself counts.
    echo $PWD/.orch.yaml
end

function __orch_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l token (commandline -ct)
    # An open quote cannot be unescaped.
    set -l current (string unescape -- "$token"; or string replace -r '^["\']' '' -- "$token")
    set -l lines (env LC_ALL=C awk -- $__orch_engine fish $__orch_table (__orch_project; or echo) $words "$current" 2>/dev/null </dev/null)
    if string match -q \t'*' -- $lines[1]
        # What is started in a command substitution is no job of this shell.
        set -l said (command sh -c $__orch_renew sh (string split \t -- (string sub -s 2 -- $lines[1])) >/dev/null 2>&1 </dev/null)
        set -e lines[1]
    end
    set -l answer (string split -m 1 \t -- $lines[-1])
    set -e lines[-1]
    switch "$answer[1]"
        case :0
            for path in (__fish_complete_path (string sub -s (math (string length -- "$answer[2]") + 1) -- "$token"))
                echo -- "$answer[2]$path"
            end
        case :16
            for path in (__fish_complete_directories (string sub -s (math (string length -- "$answer[2]") + 1) -- "$token") '')
                echo -- "$answer[2]$path"
            end
        case '*'
            printf '%s\n' $lines
            # A second candidate keeps fish from adding a space where a list can go on.
            if test (count $lines) -eq 1; and string match -qr '^:(6|38)$' -- $answer[1]
                set -l value (string split -m 1 \t -- $lines[1])[1]
                string match -qr '[=:]$' -- $value; or printf '%s,\n' $value
            end
    end
end

complete -c orch -e
complete -c orch -f -k -a '(__orch_complete)'
