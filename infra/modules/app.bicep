// The Functions app on a plan of Flex Consumption. It holds no secret: what it may do, it may do as its identity.

import { appSettings, resourceTags, ticketRoute } from 'types.bicep'

@description('Region.')
param location string

@description('Prefix of the names.')
param name string

@description('Tags of every resource.')
param tags resourceTags

@description('The app\'s identity, as a resource id.')
param identityId string

@description('The app\'s identity, as a client id.')
param identityClientId string

@description('When every site is scanned: six fields, from seconds to days of the week, UTC.')
param schedule string

@description('Blob service of the Functions host.')
param hostBlobServiceUri string

@description('Container of the app\'s package.')
param packagesUri string

@description('Blob service of plans, recordings, reports and state.')
param evidenceBlobServiceUri string

@description('Queue service of the scans that are asked for.')
param evidenceQueueServiceUri string

@description('The vault of secrets, with a slash at the end.')
param vaultUri string

@description('Connection string of Application Insights. It says where to, and lets nobody in.')
param insightsConnectionString string

@description('Names of the secrets that plans name.')
param sourceSecrets string[]

@description('Hosts that a plan may name as NSX Manager when it comes by the API.')
param allowedSources string[]

@description('More app settings. None of them is a secret.')
param moreSettings appSettings

@description('The webhooks that are open.')
param tickets ticketRoute[]

@description('The subnet that the app sends from; empty without one.')
param subnetId string

@description('Memory of an instance.')
param instanceMemoryMB int

@description('Most instances at a time.')
param maximumInstanceCount int

@description('Where logs go.')
param workspaceId string

var settings = [
  { name: 'DriftScanSchedule', value: schedule }
  { name: 'AZURE_CLIENT_ID', value: identityClientId }
  { name: 'AzureWebJobsStorage__blobServiceUri', value: hostBlobServiceUri }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  { name: 'DriftQueue__queueServiceUri', value: evidenceQueueServiceUri }
  { name: 'DriftQueue__credential', value: 'managedidentity' }
  { name: 'DriftQueue__clientId', value: identityClientId }
  { name: 'HybridDrift__Storage__ClientId', value: identityClientId }
  { name: 'HybridDrift__Storage__BlobServiceUri', value: evidenceBlobServiceUri }
  { name: 'HybridDrift__Storage__QueueServiceUri', value: evidenceQueueServiceUri }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnectionString }
  { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
]

var sourceSettings = map(sourceSecrets, secret => {
  name: 'HYBRIDDRIFT_SECRET_${toUpper(replace(secret, '-', '_'))}'
  value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${secret})'
})

var allowedSettings = map(range(0, length(allowedSources)), i => {
  name: 'HybridDrift__AllowedSources__${i}'
  value: allowedSources[i]
})

var keySettings = flatten(map(
  tickets,
  ticket =>
    map(range(0, ticket.keys), i => {
      name: 'HybridDrift__Tickets__${ticket.system}__Keys__${i}'
      value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/ticket-${toLower(ticket.system)}-key-${i})'
    })
))

var userSettings = map(filter(tickets, ticket => !empty(ticket.?postBackUser)), ticket => {
  name: 'HybridDrift__Tickets__${ticket.system}__PostBack__User'
  value: ticket.?postBackUser
})

var postBackSettings = flatten(map(filter(tickets, ticket => !empty(ticket.?postBackTo)), ticket => [
  {
    name: 'HybridDrift__Tickets__${ticket.system}__PostBack__BaseAddress'
    value: ticket.?postBackTo
  }
  {
    name: 'HybridDrift__Tickets__${ticket.system}__PostBack__Token'
    value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/ticket-${toLower(ticket.system)}-token)'
  }
]))

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: '${name}-app'
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: concat(
        settings,
        sourceSettings,
        allowedSettings,
        keySettings,
        userSettings,
        postBackSettings,
        map(items(moreSettings), setting => { name: setting.key, value: setting.value })
      )
    }
  }
}

// Publishing wants an identity too.
resource noPasswordForFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noPasswordForPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
      {
        category: 'AppServiceAuditLogs'
        enabled: true
      }
    ]
  }
}

output appName string = app.name
output hostName string = app.properties.defaultHostName
