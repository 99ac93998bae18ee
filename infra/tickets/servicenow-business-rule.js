// ServiceNow: tells HybridDrift when a change request changes its state, signed in the form of Standard Webhooks.
// Business rule on change_request: Advanced, when 'async', on insert and update, condition 'State changes' (filter).
// Two system properties: hybriddrift.url (https://…/api/tickets/servicenow) and hybriddrift.key, of type password2: base64 of 32
// random bytes, the same that HybridDrift has behind 'whsec_'. Not tried on an instance of every release: see infra/README.md.
(function executeRule(current) {
    var fields = ['sys_id', 'number', 'state', 'type', 'start_date', 'end_date', 'cmdb_ci', 'sys_mod_count', 'sys_updated_on',
        'sys_updated_by', 'u_hybriddrift_site', 'u_hybriddrift_scope'];
    // Values as stored: displayed ones are in the language and the time zone of whoever asks.
    var record = { __table_name: 'change_request' };
    fields.forEach(function (field) {
        if (current.isValidField(field)) record[field] = current.getValue(field);
    });
    var body = JSON.stringify(record);

    // The same change sent twice has the same id, so that it is taken once.
    var id = current.getUniqueValue() + '-' + current.getValue('sys_mod_count');
    var timestamp = Math.floor(new GlideDateTime().getNumericValue() / 1000).toString();
    var mac = new GlideCertificateEncryption().generateMac(gs.getProperty('hybriddrift.key'), 'HmacSHA256', id + '.' + timestamp + '.' + body);

    var message = new sn_ws.RESTMessageV2();
    message.setEndpoint(gs.getProperty('hybriddrift.url'));
    message.setHttpMethod('post');
    message.setHttpTimeout(20000);
    message.setRequestHeader('Content-Type', 'application/json');
    message.setRequestHeader('webhook-id', id);
    message.setRequestHeader('webhook-timestamp', timestamp);
    message.setRequestHeader('webhook-signature', 'v1,' + mac);
    message.setRequestBody(body);
    var status = message.execute().getStatusCode();
    if (status < 200 || status > 299) gs.error('HybridDrift did not take ' + current.getValue('number') + ': HTTP ' + status);
})(current);
