// Secrets of the sources and keys of the webhooks. Their values are put in by people, never by a deployment.

import { resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Name of the vault, 3 to 24 characters.')
param vaultName string

@description('Tags of every resource.')
param tags resourceTags

@description('The app\'s identity, as an object id: it gets the roles.')
param appPrincipalId string

@description('The app\'s identity, as a resource id: it names the roles, and is known before anything is deployed.')
param appIdentityId string

@description('The subnet of the app; empty without one.')
param subnetId string

@description('Only the subnet may connect.')
param denyOtherNetworks bool

@description('Where diagnostic logs go.')
param workspaceId string

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    networkAcls: {
      defaultAction: denyOtherNetworks ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
      virtualNetworkRules: empty(subnetId)
        ? []
        : [
            {
              id: subnetId
            }
          ]
    }
  }
}

// The vault is the app's own, so the vault is the scope: secrets come and go without a deployment.
resource appMayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appIdentityId, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output vaultName string = vault.name
output vaultUri string = vault.properties.vaultUri
