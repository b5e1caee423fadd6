#!/bin/sh
# Creates a private certificate authority and a certificate for the loopback server, both valid for two days.
#   certificates.sh DIRECTORY    writes ca.pem, server.pem and server.key
set -e
cd "$1"
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj '/CN=orch bench' \
  -addext 'keyUsage=critical,keyCertSign'
openssl req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj '/CN=localhost'
printf 'subjectAltName=DNS:localhost,DNS:*.twilio.com\nextendedKeyUsage=serverAuth\n' >server.ext
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext -out server.pem
rm ca.key
