// HybridDrift on Azure: one resource group. README.md says how to deploy it.

import { appSettings, resourceTags, ticketRoute } from 'modules/types.bicep'

targetScope = 'resourceGroup'

@description('Region of every resource.')
param location string = resourceGroup().location

@description('Prefix of the names: 3 to 11 lower-case letters and digits, a letter first. A suffix of the resource group makes the names unique.')
@minLength(3)
@maxLength(11)
param name string = 'hybriddrift'

@description('Tags of every resource.')
param tags resourceTags = {}

@description('When every site is scanned: six fields, from seconds to days of the week, UTC.')
param schedule string = '0 0 */6 * * *'

@description('Names of the secrets that the plans name as secret or kubeconfig-secret: lower-case letters, digits and hyphens. Each is a secret of the same name in the vault.')
param sourceSecrets string[] = []

@description('The webhooks that are open. None: change tickets are not taken.')
param tickets ticketRoute[] = []

@description('Hosts that a plan may name as NSX Manager when it comes by the API, such as nsx.example: they are sent what opens them.')
param allowedSources string[] = []

@description('More app settings, such as the states of Jira. Names end up in the configuration; none of them is a secret.')
param moreSettings appSettings = {}

@description('The app may sign links to reports, of a few minutes each, with its identity.')
param downloadLinks bool = true

@description('Days that a report cannot be changed or deleted, once it is written.')
@minValue(1)
@maxValue(3650)
param reportsImmutableDays int = 365

@description('Days that deleted plans, recordings and state, and their former versions, are kept.')
@minValue(1)
@maxValue(365)
param recoveryDays int = 30

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Redundancy of both storage accounts. Zone-redundant where the region has zones.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_ZRS'

@description('The subnet that the app sends from, as a resource id: delegated to Microsoft.App/environments, used by nothing else, with the service endpoints Microsoft.Storage and Microsoft.KeyVault. Empty: see networkPrefix.')
param existingSubnetId string = ''

@description('Without a subnet of yours, a network of this range is made, to be peered with the one that leads to the data centre. It must not touch a network of the plan. Empty: no network, and only public addresses can be read.')
param networkPrefix string = ''

@description('The part of networkPrefix that the app sends from, /27 or larger.')
param subnetPrefix string = networkPrefix

@description('Both storage accounts and the vault answer to the app\'s subnet only. Put secrets and plans in first, or from a machine in that network.')
param denyOtherNetworks bool = false

@description('Memory of an instance.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int = 2048

@description('Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

var suffix = take(uniqueString(resourceGroup().id), 8)
var uniqueName = '${name}-${suffix}'
var subnetId = empty(existingSubnetId) && !empty(networkPrefix) ? network!.outputs.subnetId : existingSubnetId

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${uniqueName}-identity'
  location: location
  tags: tags
}

module network 'modules/network.bicep' = if (empty(existingSubnetId) && !empty(networkPrefix)) {
  params: {
    location: location
    name: uniqueName
    tags: tags
    addressPrefix: networkPrefix
    subnetPrefix: subnetPrefix
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    location: location
    name: uniqueName
    tags: tags
    appPrincipalId: identity.properties.principalId
    appIdentityId: identity.id
    retentionInDays: logRetentionDays
  }
}

module hostStorage 'modules/hostStorage.bicep' = {
  params: {
    location: location
    accountName: '${name}${suffix}host'
    sku: storageSku
    tags: tags
    appPrincipalId: identity.properties.principalId
    appIdentityId: identity.id
    subnetId: subnetId
    denyOtherNetworks: denyOtherNetworks
    workspaceId: monitoring.outputs.workspaceId
  }
}

module evidenceStorage 'modules/evidenceStorage.bicep' = {
  params: {
    location: location
    accountName: '${name}${suffix}data'
    sku: storageSku
    tags: tags
    appPrincipalId: identity.properties.principalId
    appIdentityId: identity.id
    subnetId: subnetId
    denyOtherNetworks: denyOtherNetworks
    workspaceId: monitoring.outputs.workspaceId
    reportsImmutableDays: reportsImmutableDays
    recoveryDays: recoveryDays
    downloadLinks: downloadLinks
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    location: location
    vaultName: '${name}-${suffix}-kv'
    tags: tags
    appPrincipalId: identity.properties.principalId
    appIdentityId: identity.id
    subnetId: subnetId
    denyOtherNetworks: denyOtherNetworks
    workspaceId: monitoring.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  params: {
    location: location
    name: uniqueName
    tags: tags
    identityId: identity.id
    identityClientId: identity.properties.clientId
    schedule: schedule
    hostBlobServiceUri: hostStorage.outputs.blobServiceUri
    packagesUri: hostStorage.outputs.packagesUri
    evidenceBlobServiceUri: evidenceStorage.outputs.blobServiceUri
    evidenceQueueServiceUri: evidenceStorage.outputs.queueServiceUri
    vaultUri: vault.outputs.vaultUri
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    sourceSecrets: sourceSecrets
    allowedSources: allowedSources
    moreSettings: moreSettings
    tickets: tickets
    subnetId: subnetId
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('The Functions app, for publishing.')
output appName string = app.outputs.appName

@description('Where it answers.')
output appUrl string = 'https://${app.outputs.hostName}'

@description('The vault that the secrets go into.')
output vaultName string = vault.outputs.vaultName

@description('The storage account of plans, recordings and reports.')
output evidenceAccountName string = evidenceStorage.outputs.accountName

@description('What each ticket system is told to send to.')
output ticketUrls string[] = map(
  tickets,
  ticket => 'https://${app.outputs.hostName}/api/tickets/${toLower(ticket.system)}'
)
